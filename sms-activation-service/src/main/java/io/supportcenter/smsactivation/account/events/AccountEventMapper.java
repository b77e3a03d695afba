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
    return event(account, at, ConsumerAccountIssued::new);
  }

  public static OutboundEvent activated(Account account, Instant at) {
    return event(account, at, ConsumerAccountActivated::new);
  }

  /** The result of a person's command. */
  public static OutboundEvent changed(Account account, Instant at) {
    return event(
        account,
        at,
        switch (account.state()) {
          case ReBlacklisted _ -> ConsumerAccountBlacklisted::new;
          case Closed _ -> ConsumerAccountClosed::new;
          case Active _, Issued _ -> ConsumerAccountReinstated::new;
        });
  }

  /** The constructor of an event; all of them have the same fields. */
  private interface Constructor {
    SpecificRecord event(String id, Long version, Instant at, ConsumerAccount state);
  }

  private static OutboundEvent event(Account account, Instant at, Constructor constructor) {
    String id = account.id().digits();
    return OutboundEvent.of(
        Topics.CONSUMER_ACCOUNTS,
        id,
        constructor.event(id, account.version(), at, toEvent(account)));
  }

  private static ConsumerAccount toEvent(Account account) {
    AccountTerms terms = account.terms();
    return new ConsumerAccount(
        ConsumerAccountStatus.valueOf(account.state().code()),
        account.state().isBlacklisted(),
        account.state().blacklistReason().map(AccountEventMapper::toEvent).orElse(null),
        terms.batchId().toString(),
        terms.distributorId(),
        terms.shortCode().digits(),
        ValueMapper.toEvent(terms.value()),
        terms.expiresAt(),
        account.state().activation().map(Activation::at).orElse(null));
  }

  private static io.supportcenter.events.BlacklistReason toEvent(BlacklistReason reason) {
    return io.supportcenter.events.BlacklistReason.valueOf(reason.name());
  }
}
