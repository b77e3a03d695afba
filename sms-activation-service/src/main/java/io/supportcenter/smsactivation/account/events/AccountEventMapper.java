package io.supportcenter.smsactivation.account.events;

import io.supportcenter.events.ConsumerAccount;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.ConsumerAccountBlacklisted;
import io.supportcenter.events.ConsumerAccountClosed;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountReinstated;
import io.supportcenter.events.ConsumerAccountStatus;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.AccountState.Active;
import io.supportcenter.smsactivation.account.AccountState.Closed;
import io.supportcenter.smsactivation.account.AccountState.Issued;
import io.supportcenter.smsactivation.account.AccountState.ReBlacklisted;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.account.BlacklistReason;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Publishes accounts on {@code consumer-accounts.v1}. */
public final class AccountEventMapper {

  private AccountEventMapper() {}

  public static OutboundEvent issued(Account account, Instant at) {
    String id = account.id().digits();
    return event(account, new ConsumerAccountIssued(id, account.version(), at, toEvent(account)));
  }

  public static OutboundEvent activated(Account account, Instant at) {
    String id = account.id().digits();
    return event(
        account, new ConsumerAccountActivated(id, account.version(), at, toEvent(account)));
  }

  /** The result of a person's command. */
  public static OutboundEvent changed(Account account, Instant at) {
    String id = account.id().digits();
    long version = account.version();
    ConsumerAccount state = toEvent(account);
    return event(
        account,
        switch (account.state()) {
          case ReBlacklisted _ -> new ConsumerAccountBlacklisted(id, version, at, state);
          case Closed _ -> new ConsumerAccountClosed(id, version, at, state);
          case Active _, Issued _ -> new ConsumerAccountReinstated(id, version, at, state);
        });
  }

  private static OutboundEvent event(Account account, SpecificRecord event) {
    return OutboundEvent.of(Topics.CONSUMER_ACCOUNTS, account.id().digits(), event);
  }

  private static ConsumerAccount toEvent(Account account) {
    AccountTerms terms = account.terms();
    return new ConsumerAccount(
        status(account.state()),
        account.state().isBlacklisted(),
        account.state().blacklistReason().map(AccountEventMapper::reason).orElse(null),
        terms.batchId().toString(),
        terms.distributorId(),
        terms.shortCode().digits(),
        ValueMapper.toEvent(terms.value()),
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
