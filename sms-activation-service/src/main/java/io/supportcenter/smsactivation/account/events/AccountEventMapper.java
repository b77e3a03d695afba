package io.supportcenter.smsactivation.account.events;

import io.supportcenter.events.BlacklistReason;
import io.supportcenter.events.BreakageReason;
import io.supportcenter.events.BreakageRecognised;
import io.supportcenter.events.ConsumerAccount;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.ConsumerAccountBlacklisted;
import io.supportcenter.events.ConsumerAccountClosed;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountReinstated;
import io.supportcenter.events.ConsumerAccountStatus;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState.Active;
import io.supportcenter.smsactivation.account.AccountState.Closed;
import io.supportcenter.smsactivation.account.AccountState.Issued;
import io.supportcenter.smsactivation.account.AccountState.ReBlacklisted;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.account.Blacklisting;
import io.supportcenter.smsactivation.account.Breakage;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Publishes accounts on {@code consumer-accounts.v1}, and their breakage on {@code charges.v1}. */
public final class AccountEventMapper {

  private AccountEventMapper() {}

  public static OutboundEvent issued(Account account, Instant at) {
    return event(account, at, ConsumerAccountIssued::new);
  }

  public static OutboundEvent activated(Account account, Instant at) {
    return event(account, at, ConsumerAccountActivated::new);
  }

  /** The result of a person's command, or of an issuer who voids a sheet. */
  public static OutboundEvent changed(Account account, Optional<Actor> by, Instant at) {
    io.supportcenter.events.Actor actor = by.map(ValueMapper::toEvent).orElse(null);
    return event(
        account,
        at,
        (id, version, when, state) ->
            switch (account.state()) {
              case ReBlacklisted _ ->
                  new ConsumerAccountBlacklisted(id, version, when, state, actor);
              case Closed _ -> new ConsumerAccountClosed(id, version, when, state, actor);
              case Active _, Issued _ ->
                  new ConsumerAccountReinstated(id, version, when, state, actor);
            });
  }

  /** The constructor of an event; all of them have these fields. */
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
        account.state().blacklistings().stream().map(AccountEventMapper::toEvent).toList(),
        terms.batchId().toString(),
        terms.distributorId(),
        terms.shortCode().digits(),
        ValueMapper.toEvent(terms.value()),
        terms.expiresAt(),
        account.state().activation().map(Activation::at).orElse(null));
  }

  private static io.supportcenter.events.Blacklisting toEvent(Blacklisting blacklisting) {
    return new io.supportcenter.events.Blacklisting(
        BlacklistReason.valueOf(blacklisting.reason().name()),
        blacklisting.by(),
        blacklisting.at());
  }

  public static OutboundEvent recognised(Breakage breakage) {
    String id = breakage.account().id().digits();
    return OutboundEvent.of(
        Topics.CHARGES,
        id,
        new BreakageRecognised(
            id,
            breakage.account().version(),
            BreakageReason.valueOf(breakage.reason().name()),
            ValueMapper.toEvent(breakage.amount()),
            breakage.entry().id().toString(),
            breakage.entry().postedAt()));
  }
}
