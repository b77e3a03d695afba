package io.supportcenter.local.partners.http;

import java.util.HashMap;
import java.util.Map;

/**
 * The fault plans in force: one for all partners of the process, and one per partner that goes
 * before it.
 */
final class Faults {

  private static final String ALL = "";

  private final int baseLatencyMs;
  private final Map<String, FaultPlan> plans = new HashMap<>();

  Faults(int baseLatencyMs) {
    this.baseLatencyMs = baseLatencyMs;
  }

  synchronized void set(String partnerId, FaultPlan plan) {
    plans.put(partnerId == null ? ALL : partnerId, plan);
  }

  /** Clears one partner's plan, or every plan when {@code partnerId} is null. */
  synchronized void clear(String partnerId) {
    if (partnerId == null) {
      plans.clear();
    } else {
      plans.remove(partnerId);
    }
  }

  synchronized int latencyMs(String partnerId) {
    return baseLatencyMs + plans.getOrDefault(scope(partnerId), FaultPlan.NONE).latencyMs();
  }

  synchronized int answerDelayMs(String partnerId) {
    return plans.getOrDefault(scope(partnerId), FaultPlan.NONE).answerDelayMs();
  }

  /** Takes the fault of the next request of a partner; counted faults are used up. */
  synchronized Fault next(String partnerId, String method) {
    var scope = scope(partnerId);
    var plan = plans.getOrDefault(scope, FaultPlan.NONE);
    if (plan.down()) {
      return new Fault.Down();
    }
    if (!plan.isFor(method)) {
      return new Fault.None();
    }
    if (plan.failNext() > 0) {
      plans.put(scope, plan.withOneFailureLess());
      return new Fault.Fail(plan.status(), plan.retryAfter());
    }
    if (plan.dropAnswers() > 0) {
      plans.put(scope, plan.withOneDropLess());
      return new Fault.DropAnswer();
    }
    return new Fault.None();
  }

  private String scope(String partnerId) {
    return plans.containsKey(partnerId) ? partnerId : ALL;
  }
}
