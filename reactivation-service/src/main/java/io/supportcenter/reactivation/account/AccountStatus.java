package io.supportcenter.reactivation.account;

public enum AccountStatus {
  ACTIVE,
  SUSPENDED,
  DEACTIVATED,
  /** A status that this build does not know. */
  OTHER
}
