package io.supportcenter.activation.party;

import io.supportcenter.activation.text.ShortText;

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
    ShortText.check("an actor's id", id, 128);
  }
}
