package io.supportcenter.activation.party;

import io.supportcenter.activation.text.ShortText;

/** A user of the support centre. */
public record UserId(String value) {
  public UserId {
    ShortText.check("a user id", value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
