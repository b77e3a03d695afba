package io.supportcenter.reactivation.account;

/** What forbids a reactivation whatever the score; the gravest first. */
public enum Restriction {
  DECEASED,
  LEGAL_HOLD,
  FRAUD,
  /** One that this build has no name for: it forbids all the same. */
  OTHER_RESTRICTION
}
