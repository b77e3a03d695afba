package io.supportcenter.proactive.session.store;

import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionLimits;
import io.supportcenter.proactive.session.SessionState;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.SessionState.Offered;
import io.supportcenter.proactive.session.SessionState.Queued;
import io.supportcenter.proactive.session.SessionState.Requested;
import io.supportcenter.proactive.session.SessionState.WrapUp;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks after sessions that wait: continues those whose asset has been registered, ends those that
 * have waited too long, and takes sessions back from agents who have vanished. The database's clock
 * decides, as it is the same for all instances.
 */
@Singleton
class SessionSweep {

  private static final String REGISTERED =
      """
      state = 'REQUESTED' AND EXISTS (SELECT 1 FROM asset_projection p
        WHERE p.asset_id = s.asset_id AND p.user_id = s.user_id AND p.status = 'REGISTERED')
      """;

  private static final String NOT_ANSWERED =
      "state = 'OFFERED' AND (detail ->> 'until')::timestamptz < now()";

  private static final String WITHOUT_AGENT =
      """
      state IN ('ACTIVE', 'WRAP_UP')
        AND EXISTS (SELECT 1 FROM agent a WHERE a.id = s.agent_id AND a.seen_at < now() - make_interval(secs => ?))
      """;

  private static final String OVERDUE =
      """
      state = 'QUEUED' AND (detail ->> 'waitingFrom')::timestamptz < now() - make_interval(secs => ?)
        OR state = 'REQUESTED' AND requested_at < now() - make_interval(secs => ?)
      """;

  private final SessionLimits limits;

  SessionSweep(SessionLimits limits) {
    this.limits = limits;
  }

  Effects sweep(Connection tx, Instant now) throws SQLException {
    List<LiveSession> registered = SessionStore.lockSome(tx, REGISTERED);
    List<LiveSession> notAnswered = SessionStore.lockSome(tx, NOT_ANSWERED);
    AgentStore.missed(
        tx, notAnswered.stream().flatMap(s -> s.agent().stream()).distinct().toList());
    List<LiveSession> withoutAgent = SessionStore.lockSome(tx, WITHOUT_AGENT, limits.agentGrace());
    List<LiveSession> overdue =
        SessionStore.lockSome(tx, OVERDUE, limits.queueMax(), limits.assetWaitMax());
    Map<SessionId, LiveSession> changed = new LinkedHashMap<>();
    registered.forEach(
        s -> changed.put(s.id(), s.in(((Requested) s.state()).assetRegistered(now))));
    Stream.of(notAnswered, withoutAgent, overdue)
        .flatMap(List::stream)
        .forEach(s -> changed.putIfAbsent(s.id(), s.in(expired(s.state(), now))));
    return SessionWriter.update(tx, List.copyOf(changed.values()), now);
  }

  /** What becomes of a session when the time for its state is over. */
  private static SessionState expired(SessionState state, Instant now) {
    return switch (state) {
      case Requested requested -> requested.assetMissing();
      case Queued queued -> queued.timeOut();
      case Offered offered -> offered.giveBack();
      case Active active -> active.giveBack(now);
      case WrapUp wrapUp -> wrapUp.close();
      case SessionState.Ended _ -> throw new IllegalStateException("has ended");
    };
  }
}
