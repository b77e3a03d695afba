package io.supportcenter.activation.party;

/**
 * Who gave a command; the user it is for stands beside it.
 *
 * @param id subject of the token, or the system's name
 */
public record Actor(Kind kind, String id) {

  /** What an actor is. */
  public enum Kind {
    USER,
    AGENT,
    SYSTEM
  }

  public Actor {
    if (id.isBlank() || id.length() > 128) {
      throw new IllegalArgumentException("an actor's id has 1 to 128 characters");
    }
  }
}
