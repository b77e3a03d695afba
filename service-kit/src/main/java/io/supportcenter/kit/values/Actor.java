package io.supportcenter.kit.values;

import static java.util.Objects.requireNonNull;

/**
 * Who gave a command. The user for whom it was given is a field of its own.
 *
 * @param id subject of the token, or the system's name
 */
public record Actor(Kind kind, String id) {

  public static final int LENGTH_MAX = 128;

  /** What an actor is. */
  public enum Kind {
    USER,
    AGENT,
    SUPERVISOR,
    IDENTITY_VERIFIER,
    OPERATOR,
    SYSTEM
  }

  public Actor {
    requireNonNull(kind);
    Text.require("an actor's id", id, LENGTH_MAX);
  }
}
