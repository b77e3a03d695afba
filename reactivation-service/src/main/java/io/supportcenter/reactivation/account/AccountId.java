package io.supportcenter.reactivation.account;

import io.supportcenter.kit.values.Text;

/** An account, unique over all account systems. */
public record AccountId(String value) implements Comparable<AccountId> {

  private static final int LENGTH_MAX = 64;

  public AccountId {
    Text.require("an account id", value, LENGTH_MAX);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
