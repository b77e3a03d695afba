package io.supportcenter.smsactivation;

import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.events.BreakageRecognised;
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
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.ProblemCodes;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.VersionedKeys;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.budget.Budgets;
import io.supportcenter.smsactivation.charge.store.ChargeBatch;
import io.supportcenter.smsactivation.issue.IssuerLimit;
import io.supportcenter.smsactivation.problem.SmsActivationProblem;
import io.supportcenter.smsactivation.sms.FurtherShortCodes;
import io.supportcenter.smsactivation.sms.ShortCode;
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
            List.of(ChargeSucceeded.class, ChargeDenied.class, BreakageRecognised.class)));
  }

  @Produces
  @Singleton
  KeyedHasher hasher(SmsActivationConfig config) {
    return new KeyedHasher(
        VersionedKeys.parse(config.peppers()).withCurrent(config.currentPepper()));
  }

  @Produces
  @Singleton
  ChargeBatch charging(AssetProjection assets, SmsActivationConfig config, MeterRegistry metrics) {
    return new ChargeBatch(
        assets,
        config.charges().deviceWait(),
        config.charges().limits(),
        metrics.counter("payments.lockouts"));
  }

  @Produces
  @Singleton
  IssuerLimit issuerLimit(SmsActivationConfig config) {
    return config.issuerLimit().limit();
  }

  @Produces
  @Singleton
  PartnerDirectory gateways(Transactions transactions) {
    return PartnerDirectory.ofCallers(transactions, "gateway");
  }

  @Produces
  @Singleton
  SealedColumn repliesQueries() {
    return PartnerGuard.sealed("gateway", "replies_query");
  }

  @Produces
  @Singleton
  PartnerClient kannel(Transactions transactions, PartnerGuard guard, SmsActivationConfig config) {
    return new PartnerClient(
        new PartnerDirectory(transactions, guard, "gateway_replies"),
        config.kannel(),
        new CallOutcome.Permanent("NO_ADDRESS", "the gateway takes no replies"));
  }

  @Produces
  @Singleton
  Budgets budgets(SmsActivationConfig config) {
    return config.budgets().all();
  }

  @Produces
  @Singleton
  FurtherShortCodes shortCodes(SmsActivationConfig config) {
    return new FurtherShortCodes(
        config.shortCodes().orElse(List.of()).stream().map(ShortCode::new).toList());
  }

  @Produces
  @Singleton
  ExpiryRule oldBudgets() {
    return new ExpiryRule("sms_budget", "changed_at", "true", Budgets.WINDOW_MAX.multipliedBy(2));
  }

  /** A wish for no replies stays. */
  @Produces
  @Singleton
  ExpiryRule quietSenders() {
    return new ExpiryRule("sms_sender", "changed_at", "NOT stopped", QUIET);
  }
}
