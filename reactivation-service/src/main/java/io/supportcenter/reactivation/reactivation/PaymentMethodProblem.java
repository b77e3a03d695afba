package io.supportcenter.reactivation.reactivation;

/** Why a payment method that was proposed does not meet the condition. */
public enum PaymentMethodProblem {
  /** It is of the kind that the deactivated account required. */
  PAYMENT_METHOD_NOT_DIFFERENT,
  /** It differs, but the policy does not accept its kind. */
  PAYMENT_METHOD_NOT_ACCEPTED,
  /** It does not work, or is not the user's. */
  PAYMENT_METHOD_FAILED,
  /** The account system did not say; this does not count as an attempt. */
  NO_ANSWER_FROM_ACCOUNT_SYSTEM
}
