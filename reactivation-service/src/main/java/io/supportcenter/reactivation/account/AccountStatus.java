package io.supportcenter.reactivation.account;

public enum AccountStatus {
  ACTIVE,
  SUSPENDED,
  DEACTIVATED,
  /** One that this build has no name for. */
  OTHER
}
