package io.supportcenter.smsactivation;

import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.ConsumerAccountBlacklisted;
import io.supportcenter.events.ConsumerAccountClosed;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountReinstated;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.rest.ProblemCodes;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.VersionedKeys;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.charge.store.ChargeBatch;
import io.supportcenter.smsactivation.problem.SmsActivationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service's objects as they are configured. */
@ApplicationScoped
class SmsActivationBeans {

  /** Longer than any lock or count of wrong codes lasts. */
  private static final Duration QUIET = Duration.ofDays(30);

  @Produces
  @Singleton
  ProblemCodes problems() {
    return new ProblemCodes(SmsActivationProblem.values());
  }

  @Produces
  @Singleton
  PublishedEvents published() {
    return new PublishedEvents(
        Map.of(
            Topics.SMS_INBOUND,
            List.of(SmsPasscodeReceived.class),
            Topics.SMS_OUTBOUND,
            List.of(SmsReplyIssued.class),
            Topics.CONSUMER_ACCOUNTS,
            List.of(
                ConsumerAccountIssued.class,
                ConsumerAccountActivated.class,
                ConsumerAccountBlacklisted.class,
                ConsumerAccountReinstated.class,
                ConsumerAccountClosed.class),
            Topics.CHARGES,
            List.of(ChargeSucceeded.class, ChargeDenied.class)));
  }

  @Produces
  @Singleton
  KeyedHasher hasher(SmsActivationConfig config) {
    return new KeyedHasher(
        VersionedKeys.parse(config.peppers()).withCurrent(config.currentPepper()));
  }

  @Produces
  @Singleton
  ChargeBatch charging(AssetProjection assets, SmsActivationConfig config) {
    return new ChargeBatch(assets, config.charges().deviceWait());
  }

  @Produces
  @Singleton
  PartnerDirectory gateways(Transactions transactions) {
    return new PartnerDirectory(transactions, "gateway");
  }

  @Produces
  @Singleton
  PartnerClient kannel(Transactions transactions, SmsActivationConfig config) {
    return new PartnerClient(
        new PartnerDirectory(transactions, "gateway_replies"),
        config.kannel(),
        new CallOutcome.Permanent("NO_ADDRESS", "the gateway takes no replies"));
  }

  /** A wish for no replies stays. */
  @Produces
  @Singleton
  ExpiryRule quietSenders() {
    return new ExpiryRule("sms_sender", "changed_at", "NOT stopped", QUIET);
  }
}
