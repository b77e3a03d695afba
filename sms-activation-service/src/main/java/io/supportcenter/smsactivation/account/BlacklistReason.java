package io.supportcenter.smsactivation.account;

/** Why an account was blacklisted after its issue. */
public enum BlacklistReason {
  LOST_OR_STOLEN,
  FRAUD_SUSPECTED,
  DISTRIBUTOR_UNPAID,
  LEGAL
}
