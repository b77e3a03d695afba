package io.supportcenter.proactive.session.store;

import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionState;
import io.supportcenter.proactive.session.events.SessionEventMapper;
import io.supportcenter.proactive.session.store.TranscriptStore.Line;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Stores sessions that have changed their state, with a note in the transcript for those who talk,
 * and the events that report it.
 */
public final class SessionWriter {

  private SessionWriter() {}

  /** Sessions that are new; those that were added before are left as they are. */
  static Effects add(Connection tx, List<LiveSession> sessions, Instant now) throws SQLException {
    return published(tx, SessionStore.add(tx, versioned(sessions)), now);
  }

  /** Sessions whose rows are locked. */
  public static Effects update(Connection tx, List<LiveSession> sessions, Instant now)
      throws SQLException {
    List<LiveSession> versioned = versioned(sessions);
    SessionStore.update(tx, versioned);
    return published(tx, versioned, now);
  }

  private static List<LiveSession> versioned(List<LiveSession> sessions) {
    return sessions.stream()
        .map(s -> SessionEventMapper.isPublished(s.state()) ? s.published() : s)
        .toList();
  }

  private static Effects published(Connection tx, List<LiveSession> sessions, Instant now)
      throws SQLException {
    TranscriptStore.add(
        tx, sessions.stream().map(s -> Line.note(s.id(), note(s.state()))).toList(), now);
    return Effects.of(
        sessions.stream()
            .flatMap(session ->
                SessionEventMapper.event(session, now)
                    .map(e -> OutboundEvent.of(Topics.LIVE_SESSIONS, session.id().toString(), e))
                    .stream())
            .toList());
  }

  private static String note(SessionState state) {
    return switch (state) {
      case SessionState.Requested _ -> "Waiting for the registration of the product";
      case SessionState.Queued _ -> "Waiting for an agent";
      case SessionState.Offered(var agent, _, _, _) -> "Calling " + agent;
      case SessionState.Active(var agent, _, _) -> agent + " has joined";
      case SessionState.WrapUp _ -> "The conversation has ended";
      case SessionState.Ended(var outcome, _) -> "Session ended: " + outcome;
    };
  }
}
