package io.supportcenter.smsactivation.account;

import io.supportcenter.events.ConsumerAccount;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.ConsumerAccountBlacklisted;
import io.supportcenter.events.ConsumerAccountClosed;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountReinstated;
import io.supportcenter.events.ConsumerAccountStatus;
import io.supportcenter.smsactivation.account.AccountState.Active;
import io.supportcenter.smsactivation.account.AccountState.Closed;
import io.supportcenter.smsactivation.account.AccountState.Issued;
import io.supportcenter.smsactivation.account.AccountState.ReBlacklisted;
import io.supportcenter.smsactivation.money.MoneyMapper;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Tells of accounts on {@code consumer-accounts.v1}. */
public final class AccountEventMapper {

  private AccountEventMapper() {}

  public static SpecificRecord issued(Account account, Instant at) {
    return new ConsumerAccountIssued(
        account.id().digits(), account.version(), at, toEvent(account));
  }

  public static SpecificRecord activated(Account account, Instant at) {
    return new ConsumerAccountActivated(
        account.id().digits(), account.version(), at, toEvent(account));
  }

  /** What a person's command has made of the account. */
  public static SpecificRecord changed(Account account, Instant at) {
    String id = account.id().digits();
    return switch (account.state()) {
      case ReBlacklisted _ ->
          new ConsumerAccountBlacklisted(id, account.version(), at, toEvent(account));
      case Closed _ -> new ConsumerAccountClosed(id, account.version(), at, toEvent(account));
      case Active _, Issued _ ->
          new ConsumerAccountReinstated(id, account.version(), at, toEvent(account));
    };
  }

  private static ConsumerAccount toEvent(Account account) {
    AccountTerms terms = account.terms();
    return new ConsumerAccount(
        status(account.state()),
        account.state().isBlacklisted(),
        account.state() instanceof ReBlacklisted(var reason, _) ? reason(reason) : null,
        terms.batchId().toString(),
        terms.distributorId(),
        terms.shortCode().digits(),
        MoneyMapper.toEvent(terms.value()),
        terms.expiresAt(),
        account.state().activation().map(Activation::at).orElse(null));
  }

  private static ConsumerAccountStatus status(AccountState state) {
    return switch (state) {
      case Issued _ -> ConsumerAccountStatus.ISSUED;
      case Active _ -> ConsumerAccountStatus.ACTIVE;
      case ReBlacklisted _ -> ConsumerAccountStatus.RE_BLACKLISTED;
      case Closed _ -> ConsumerAccountStatus.CLOSED;
    };
  }

  private static io.supportcenter.events.BlacklistReason reason(BlacklistReason reason) {
    return switch (reason) {
      case LOST_OR_STOLEN -> io.supportcenter.events.BlacklistReason.LOST_OR_STOLEN;
      case FRAUD_SUSPECTED -> io.supportcenter.events.BlacklistReason.FRAUD_SUSPECTED;
      case DISTRIBUTOR_UNPAID -> io.supportcenter.events.BlacklistReason.DISTRIBUTOR_UNPAID;
      case LEGAL -> io.supportcenter.events.BlacklistReason.LEGAL;
    };
  }
}
