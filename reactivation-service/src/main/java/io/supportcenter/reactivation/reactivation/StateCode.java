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
  REFUSED
}
