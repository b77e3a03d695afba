package io.supportcenter.activation.party;

/** A user of the support centre. */
public record UserId(String value) {
  public UserId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a user id has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
