package io.supportcenter.proactive.session;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How user and agent talk in a live session. */
public enum Channel {
  CHAT,
  VOICE,
  VIDEO,
  CALL_BACK;

  /**
   * The channels that a user wants and that the vendor the session is about allows; chat when they
   * share none, for a user is never left without a way to talk.
   */
  public static Set<Channel> offered(Collection<Channel> wanted, Collection<Channel> allowed) {
    Set<Channel> shared = EnumSet.noneOf(Channel.class);
    shared.addAll(wanted.isEmpty() ? List.of(values()) : wanted);
    shared.retainAll(allowed);
    return shared.isEmpty() ? EnumSet.of(CHAT) : shared;
  }
}
