package io.supportcenter.local.partners.http;

/**
 * How a back end misbehaves on purpose, as set by {@code PUT /control/faults}.
 *
 * @param latencyMs waited before a request is served
 * @param answerDelayMs waited after it is served, before the answer
 * @param failNext how many of the next requests get {@code status} instead of an answer
 * @param status the status of those answers, 503 when left out
 * @param retryAfter seconds, sent as Retry-After with them; none when left out
 * @param dropAnswers how many of the next requests are served, but their connection closed without
 *     an answer
 * @param down every connection is closed at once, and nothing is done
 * @param method only requests of this method are counted and fail or lose their answer; those of
 *     all methods when left out
 */
public record FaultPlan(
    int latencyMs,
    int answerDelayMs,
    int failNext,
    Integer status,
    Integer retryAfter,
    int dropAnswers,
    boolean down,
    String method) {

  static final FaultPlan NONE = new FaultPlan(0, 0, 0, null, null, 0, false, null);

  public FaultPlan {
    status = status == null ? 503 : status;
    requireRange("latencyMs", latencyMs, 0, 60_000);
    requireRange("answerDelayMs", answerDelayMs, 0, 60_000);
    requireRange("failNext", failNext, 0, 1_000_000);
    requireRange("status", status, 400, 599);
    requireRange("retryAfter", retryAfter == null ? 0 : retryAfter, 0, 3600);
    requireRange("dropAnswers", dropAnswers, 0, 1_000_000);
  }

  boolean isFor(String requested) {
    return method == null || method.equals(requested);
  }

  FaultPlan withOneFailureLess() {
    return new FaultPlan(
        latencyMs, answerDelayMs, failNext - 1, status, retryAfter, dropAnswers, down, method);
  }

  FaultPlan withOneDropLess() {
    return new FaultPlan(
        latencyMs, answerDelayMs, failNext, status, retryAfter, dropAnswers - 1, down, method);
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " must be between " + least + " and " + most);
    }
  }
}
