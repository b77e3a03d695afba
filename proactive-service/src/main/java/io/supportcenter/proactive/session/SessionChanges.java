package io.supportcenter.proactive.session;

import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.session.TranscriptStore.Line;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores sessions that have come to another state: with a note in the transcript for those who
 * talk, and the events that tell of it.
 */
final class SessionChanges {

  private SessionChanges() {}

  /** Sessions that are new; those that were added before are left as they are. */
  static Effects add(Connection tx, List<LiveSession> sessions, Instant now) throws SQLException {
    List<LiveSession> versioned = sessions.stream().map(SessionChanges::versioned).toList();
    return told(tx, SessionStore.add(tx, versioned), now);
  }

  /** Sessions whose rows are locked. */
  static Effects update(Connection tx, List<LiveSession> sessions, Instant now)
      throws SQLException {
    List<LiveSession> versioned = sessions.stream().map(SessionChanges::versioned).toList();
    SessionStore.update(tx, versioned);
    return told(tx, versioned, now);
  }

  private static LiveSession versioned(LiveSession session) {
    return SessionEventMapper.isTold(session.state()) ? session.published() : session;
  }

  private static Effects told(Connection tx, List<LiveSession> sessions, Instant now)
      throws SQLException {
    TranscriptStore.add(
        tx, sessions.stream().map(s -> Line.note(s.id(), note(s.state()))).toList(), now);
    List<OutboundEvent> events = new ArrayList<>();
    for (LiveSession session : sessions) {
      SessionEventMapper.event(session, now)
          .map(e -> OutboundEvent.of(Topics.LIVE_SESSIONS, session.id().toString(), e))
          .ifPresent(events::add);
    }
    return Effects.of(events);
  }

  private static String note(SessionState state) {
    return switch (state) {
      case SessionState.Requested _ -> "Waiting for what this is about to be registered";
      case SessionState.Queued _ -> "Waiting for an agent";
      case SessionState.Offered(var agent, _, _, _) -> "Ringing " + agent;
      case SessionState.Active(var agent, _, _) -> agent + " has joined";
      case SessionState.WrapUp _ -> "The talk has ended";
      case SessionState.Ended(var outcome, _) -> "Session ended: " + outcome;
    };
  }
}
