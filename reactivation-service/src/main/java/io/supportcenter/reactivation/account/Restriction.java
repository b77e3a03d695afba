package io.supportcenter.reactivation.account;

/** What forbids a reactivation regardless of the score, the most serious first. */
public enum Restriction {
  DECEASED,
  LEGAL_HOLD,
  FRAUD,
  /** A restriction that this build does not know: it forbids too. */
  OTHER_RESTRICTION
}
