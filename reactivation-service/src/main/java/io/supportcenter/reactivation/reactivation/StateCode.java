package io.supportcenter.reactivation.reactivation;

/** The states' names for storage and answers. */
public enum StateCode {
  RECEIVED,
  ACCEPTED,
  CONDITIONAL_OFFER,
  VERIFYING_PAYMENT_METHOD,
  CONDITION_ACCEPTED,
  THIRD,
  BLOCKED,
  REACTIVATED,
  DECLINED,
  EXPIRED,
  REFUSED;

  /** Whether it may still change: a user has at most one open reactivation per account. */
  public boolean isOpen() {
    return switch (this) {
      case RECEIVED, ACCEPTED, CONDITIONAL_OFFER, VERIFYING_PAYMENT_METHOD, CONDITION_ACCEPTED ->
          true;
      case THIRD, BLOCKED, REACTIVATED, DECLINED, EXPIRED, REFUSED -> false;
    };
  }
}
