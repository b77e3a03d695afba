package io.supportcenter.reactivation.account;

public enum AccountType {
  PERSONAL,
  FAMILY,
  BUSINESS,
  TRIAL
}
