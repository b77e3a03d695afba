package io.supportcenter.proactive.session;

import java.util.UUID;

/** A live session. */
public record SessionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
