package io.supportcenter.smsactivation.issue;

import io.supportcenter.smsactivation.code.PassCode;

/** Whether there may be more live pass codes. */
public final class IssuePolicy {

  /** The highest probability that a single guess is a live code. */
  public static final double HIT_PROBABILITY_MAX = 1e-8;

  private IssuePolicy() {}

  /**
   * @param live pass codes that would activate an account
   */
  public static boolean hasRoomFor(long live, int more) {
    return (live + more) / PassCode.SPACE <= HIT_PROBABILITY_MAX;
  }
}
