package io.supportcenter.reactivation.reactivation;

/** Why a reactivation that was accepted or offered does not take place. */
public enum DeclineReason {
  /** By the user. */
  OFFER_DECLINED,
  ACCOUNT_NOT_DEACTIVATED,
  ACCOUNT_UNKNOWN,
  ACCOUNT_RESTRICTED,
  /** No payment method that was proposed could be verified, or it was refused later. */
  PAYMENT_METHOD_REFUSED,
  /** Not within the time limit. The account's next state tells whether it is active. */
  NO_ANSWER_FROM_ACCOUNT_SYSTEM,
  /** With a code that is not part of the account system's contract. */
  REFUSED_BY_ACCOUNT_SYSTEM
}
