package io.supportcenter.reactivation.account;

import io.supportcenter.kit.values.Text;

/** A vendor's account system: it runs accounts and reactivates them. */
public record AccountSystemId(String value) {

  private static final int LENGTH_MAX = 64;

  public AccountSystemId {
    Text.require("an account system's id", value, LENGTH_MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
