package io.supportcenter.reactivation.reactivation;

/** Why a payment method was not accepted for the condition. */
public enum AcceptanceProblem {
  OFFER_EXPIRED,
  /** It is of the kind that the deactivated account required. */
  PAYMENT_METHOD_NOT_DIFFERENT,
  /** It differs, but the policy does not accept its kind. */
  PAYMENT_METHOD_NOT_ACCEPTED,
  /** Too many for this account have failed lately. */
  PAYMENT_METHODS_TOO_MANY
}
