package io.supportcenter.reactivation.reactivation.events;

import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.scorecard.Comparison;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Referrals to an agent as requests for live sessions, with the score explained to the agent. */
public final class ReferralMapper {

  private static final String REQUESTED_BY = "reactivation-service";

  private ReferralMapper() {}

  /**
   * @param step with the decision; the reactivation's id becomes the session's
   */
  public static LiveSessionRequested toEvent(ReactivationStep step, Account account, Instant at) {
    Reactivation reactivation = step.after();
    Decision decision = step.decision().orElseThrow();
    return LiveSessionRequested.newBuilder()
        .setRequestId(reactivation.id().toString())
        .setUserId(reactivation.request().user().value())
        .setRequestedBy(REQUESTED_BY)
        .setTopic("Reactivation of account " + account.id() + ": score " + score(decision))
        .setDetails(details(decision, account))
        .setOccurredAt(at)
        .build();
  }

  private static Map<String, String> details(Decision decision, Account account) {
    Map<String, String> details = new TreeMap<>();
    decision.comparisons().forEach(c -> details.put(c.attribute().name(), words(c)));
    details.put("account", account.id().value());
    details.put("account system", account.accountSystem().value());
    details.put("score", score(decision));
    details.put(
        "reasons", decision.reasons().stream().map(Enum::name).collect(Collectors.joining(", ")));
    details.put("policy", decision.policy().id() + " version " + decision.policy().version());
    return details;
  }

  private static String score(Decision decision) {
    return "%d, between the thresholds %d and %d"
        .formatted(
            decision.score().points(),
            decision.thresholds().first(),
            decision.thresholds().second());
  }

  private static String words(Comparison comparison) {
    Object value = comparison.value().plain();
    return "%s: %d of %d points"
        .formatted(
            value == null ? "not known" : value, comparison.points(), comparison.baselinePoints());
  }
}
