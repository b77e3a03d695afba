package io.supportcenter.local.partners.http;

/**
 * How a back end misbehaves on purpose, as set by {@code PUT /control/faults}.
 *
 * @param latencyMs added to every answer
 * @param failNext how many of the next requests get {@code status} instead of an answer
 * @param status the status of those answers, 503 when left out
 * @param retryAfter seconds, sent as Retry-After with them; none when left out
 * @param dropAnswers how many of the next requests are served, but their connection closed without
 *     an answer
 * @param answerLatencyMs how long an answer is held after the request was served
 * @param down every connection is closed at once, and nothing is done
 */
public record FaultPlan(
    int latencyMs,
    int failNext,
    Integer status,
    Integer retryAfter,
    int dropAnswers,
    int answerLatencyMs,
    boolean down) {

  static final FaultPlan NONE = new FaultPlan(0, 0, null, null, 0, 0, false);

  public FaultPlan {
    status = status == null ? 503 : status;
    requireRange("latencyMs", latencyMs, 0, 60_000);
    requireRange("failNext", failNext, 0, 1_000_000);
    requireRange("status", status, 400, 599);
    requireRange("retryAfter", retryAfter == null ? 0 : retryAfter, 0, 3600);
    requireRange("dropAnswers", dropAnswers, 0, 1_000_000);
    requireRange("answerLatencyMs", answerLatencyMs, 0, 60_000);
  }

  FaultPlan withOneFailureLess() {
    return new FaultPlan(
        latencyMs, failNext - 1, status, retryAfter, dropAnswers, answerLatencyMs, down);
  }

  FaultPlan withOneDropLess() {
    return new FaultPlan(
        latencyMs, failNext, status, retryAfter, dropAnswers - 1, answerLatencyMs, down);
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " must be between " + least + " and " + most);
    }
  }
}
