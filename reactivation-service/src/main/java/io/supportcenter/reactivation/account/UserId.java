package io.supportcenter.reactivation.account;

/** A user of the support centre. */
public record UserId(String value) {
  public UserId {
    ShortText.require("a user id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
