package io.supportcenter.reactivation.account;

/** An account, unique over all account systems. */
public record AccountId(String value) implements Comparable<AccountId> {
  public AccountId {
    ShortText.require("an account id", value);
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
