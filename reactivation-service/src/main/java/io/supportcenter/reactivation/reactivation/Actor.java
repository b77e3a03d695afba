package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.ShortText;

/**
 * Who gave a command; the user it is for stands beside it.
 *
 * @param id subject of the token, or the system's name
 */
public record Actor(Kind kind, String id) {
  public enum Kind {
    USER,
    AGENT,
    SYSTEM
  }

  public Actor {
    ShortText.require("an actor's id", id);
  }
}
