package io.supportcenter.reactivation.decision;

/** The three responses to a request that was scored. */
public enum Response {
  /** Accepted without requiring acceptance of an additional condition. */
  FIRST,
  /** Accepted on condition of a payment method that differs from the one required so far. */
  SECOND,
  /** What the policy says for a score between the thresholds. */
  THIRD;

  /**
   * The table of US 7,831,441, claim 1. The lowest scores get the conditional acceptance.
   *
   * @throws IllegalArgumentException when only the second threshold is satisfied: it is never below
   *     the first
   */
  public static Response of(boolean satisfiesFirst, boolean satisfiesSecond) {
    if (satisfiesFirst && satisfiesSecond) {
      return FIRST;
    }
    if (!satisfiesFirst && !satisfiesSecond) {
      return SECOND;
    }
    if (satisfiesFirst) {
      return THIRD;
    }
    throw new IllegalArgumentException("the second threshold is below the first");
  }
}
