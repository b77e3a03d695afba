package io.supportcenter.reactivation.reactivation;

/** Why a payment method was not taken for the condition. */
public enum AcceptanceProblem {
  OFFER_EXPIRED,
  /** It is of the kind that the deactivated account required. */
  PAYMENT_METHOD_NOT_DIFFERENT,
  /** It differs, and the policy does not take its kind. */
  PAYMENT_METHOD_NOT_ACCEPTED
}
