package io.supportcenter.proactive.modification;

import java.util.UUID;

/** A possible modification of an activity. */
public record ModificationId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
