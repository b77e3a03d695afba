package io.supportcenter.reactivation.reactivation;

import java.util.UUID;

/** One request for an account, and all that follows from it. */
public record ReactivationId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
