package io.supportcenter.reactivation;

import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.events.ReactivationConditionAccepted;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationDeclined;
import io.supportcenter.events.ReactivationOfferExpired;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.ProblemCodes;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.reactivation.problem.ReactivationProblem;
import io.supportcenter.reactivation.reactivation.store.AccountBatches;
import io.supportcenter.reactivation.reactivation.store.AccountWaits;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The parts of this service that depend on its configuration. */
@ApplicationScoped
class ReactivationBeans {

  @Produces
  @Singleton
  ProblemCodes problems() {
    return new ProblemCodes(ReactivationProblem.values());
  }

  @Produces
  @Singleton
  PublishedEvents publishedEvents() {
    return new PublishedEvents(
        Map.of(
            Topics.REACTIVATIONS,
            List.of(
                ReactivationDecided.class,
                ReactivationConditionAccepted.class,
                AccountReactivated.class,
                ReactivationDeclined.class,
                ReactivationOfferExpired.class,
                ReactivationRefused.class),
            Topics.LIVE_SESSION_REQUESTS,
            List.of(LiveSessionRequested.class)));
  }

  @Produces
  @Singleton
  SealedColumn tokens() {
    return PartnerGuard.tokens("account_system");
  }

  /** Calls to an account system wait until it is in the directory. */
  @Produces
  @Singleton
  PartnerClient accountSystems(
      Transactions transactions, PartnerGuard guard, ReactivationConfig config) {
    return new PartnerClient(
        new PartnerDirectory(transactions, guard, "account_system"),
        config.accountSystems(),
        new CallOutcome.Retryable("not in the directory"));
  }

  @Produces
  @Singleton
  AccountBatches accountBatches(ReactivationConfig config) {
    return new AccountBatches(
        new AccountWaits(config.accountPatience(), config.accountSystemPatience()));
  }
}
