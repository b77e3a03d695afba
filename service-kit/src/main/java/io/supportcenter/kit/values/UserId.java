package io.supportcenter.kit.values;

/** A user of the support centre; an id that is a UUID in small letters. */
public record UserId(String value) {

  public static final int LENGTH_MAX = 64;

  public UserId {
    value = Uuids.canonical(Text.require("a user id", value, LENGTH_MAX));
  }

  @Override
  public String toString() {
    return value;
  }
}
