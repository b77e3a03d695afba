package io.supportcenter.reactivation.account;

/** A vendor's account system: runs accounts, and is told of reactivations. */
public record AccountSystemId(String value) {
  public AccountSystemId {
    ShortText.require("an account system's id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
