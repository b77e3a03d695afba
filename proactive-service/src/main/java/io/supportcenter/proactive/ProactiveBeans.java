package io.supportcenter.proactive;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.CustomerMessageAnswered;
import io.supportcenter.events.CustomerMessageIssued;
import io.supportcenter.events.LiveSessionEnded;
import io.supportcenter.events.LiveSessionQueued;
import io.supportcenter.events.LiveSessionStarted;
import io.supportcenter.events.RescheduleRefused;
import io.supportcenter.events.RescheduleRequested;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.ProblemCodes;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.SessionLimits;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The service's events and limits as beans. */
@Singleton
class ProactiveBeans {

  /**
   * A waiting event is still needed once its reservation is registered: the next one is compared
   * with it.
   */
  private static final String NOT_REGISTERED =
      """
      NOT EXISTS (SELECT 1 FROM activity a
        WHERE a.vendor_id = booking.vendor_id AND a.reservation_number = booking.reservation_number)\
      """;

  private final ProactiveConfig config;

  ProactiveBeans(ProactiveConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  ProblemCodes problems() {
    return new ProblemCodes(ProactiveProblem.values());
  }

  @Produces
  @Singleton
  PublishedEvents published() {
    return new PublishedEvents(
        Map.of(
            Topics.CUSTOMER_MESSAGES,
            List.of(CustomerMessageIssued.class, CustomerMessageAnswered.class),
            Topics.LIVE_SESSIONS,
            List.of(LiveSessionQueued.class, LiveSessionStarted.class, LiveSessionEnded.class),
            Topics.RESCHEDULES,
            List.of(
                RescheduleRequested.class, ActivityRescheduled.class, RescheduleRefused.class)));
  }

  @Produces
  @Singleton
  SessionLimits sessionLimits() {
    return config.sessions();
  }

  @Produces
  @Singleton
  SealedColumn tokens() {
    return PartnerGuard.tokens("vendor");
  }

  @Produces
  @Singleton
  PartnerClient vendors(Transactions transactions, PartnerGuard guard) {
    return new PartnerClient(
        new PartnerDirectory(transactions, guard, "vendor"),
        config.vendors(),
        new CallOutcome.Permanent("VENDOR_NOT_KNOWN", "not in the directory"));
  }

  @Produces
  @Singleton
  ExpiryRule refusedEvents() {
    return new ExpiryRule(
        "vendor_event_refused", "received_at", "true", config.vendorEvent().refusedKeep());
  }

  @Produces
  @Singleton
  ExpiryRule waitingEvents() {
    return new ExpiryRule("booking", "received_at", NOT_REGISTERED, config.vendorEvent().waitMax());
  }

  @Produces
  @Singleton
  ExpiryRule oldMessages() {
    return new ExpiryRule("message", "issued_at", "true", config.messages().keep());
  }
}
