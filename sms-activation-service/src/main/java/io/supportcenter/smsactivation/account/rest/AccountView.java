package io.supportcenter.smsactivation.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.rest.MoneyView;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.account.BlacklistReason;
import io.supportcenter.smsactivation.account.Blacklisting;
import io.supportcenter.smsactivation.sms.Msisdn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * An account as people see it.
 *
 * @param status ISSUED, ACTIVE, RE_BLACKLISTED or CLOSED
 * @param blacklistings after its issue: each reason, and who gave it
 * @param phoneNumber that activated it; masked for readers who do not need it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
    String accountId,
    String status,
    boolean blacklisted,
    List<BlacklistingView> blacklistings,
    UUID batchId,
    String distributorId,
    String shortCode,
    MoneyView value,
    MoneyView balance,
    Instant expiresAt,
    boolean expired,
    Instant activatedAt,
    String phoneNumber,
    long version) {

  /**
   * One reason.
   *
   * @param by subject of the person's token
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BlacklistingView(BlacklistReason reason, String by, String note, Instant at) {
    static BlacklistingView of(Blacklisting blacklisting) {
      return new BlacklistingView(
          blacklisting.reason(),
          blacklisting.by(),
          blacklisting.note().orElse(null),
          blacklisting.at());
    }
  }

  static AccountView of(Account account, Function<Msisdn, String> phone) {
    AccountState state = account.state();
    AccountTerms terms = account.terms();
    return new AccountView(
        account.id().digits(),
        state.code(),
        state.isBlacklisted(),
        state.blacklistings().stream().map(BlacklistingView::of).toList(),
        terms.batchId(),
        terms.distributorId(),
        terms.shortCode().digits(),
        MoneyView.of(terms.value()),
        MoneyView.of(account.balance()),
        terms.expiresAt(),
        account.isExpired(Instant.now()),
        state.activation().map(Activation::at).orElse(null),
        state.activation().map(Activation::phone).map(phone).orElse(null),
        account.version());
  }
}
