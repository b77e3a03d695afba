package io.supportcenter.proactive.session;

import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.SessionState.Offered;
import io.supportcenter.proactive.session.SessionState.Queued;
import io.supportcenter.proactive.session.SessionState.Requested;
import io.supportcenter.proactive.session.SessionState.WrapUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks after sessions that wait: lets those go on whose asset has been registered, ends those that
 * have waited too long, and takes sessions back from agents who have vanished.
 */
@ApplicationScoped
class WaitingSessions {

  private static final int MOST_AT_ONCE = 200;

  private final SessionsConfig config;

  WaitingSessions(SessionsConfig config) {
    this.config = config;
  }

  Effects look(Connection tx, Instant now) throws SQLException {
    Map<SessionId, LiveSession> changed = new LinkedHashMap<>();
    for (List<LiveSession> some :
        List.of(arrived(tx, now), unanswered(tx), abandonedByAgents(tx, now), overdue(tx))) {
      some.forEach(session -> changed.putIfAbsent(session.id(), session));
    }
    return SessionChanges.update(tx, List.copyOf(changed.values()), now);
  }

  /** What they are about has been registered. */
  private static List<LiveSession> arrived(Connection tx, Instant now) throws SQLException {
    String registered =
        """
        state = 'REQUESTED' AND EXISTS (SELECT 1 FROM asset_projection p
          WHERE p.asset_id = s.asset_id AND p.user_id = s.user_id AND p.status = 'REGISTERED')
        """;
    return SessionStore.lockSome(tx, registered, MOST_AT_ONCE).stream()
        .map(s -> s.in(((Requested) s.state()).assetRegistered(now)))
        .toList();
  }

  private static List<LiveSession> unanswered(Connection tx) throws SQLException {
    List<LiveSession> offered =
        SessionStore.lockSome(
            tx, "state = 'OFFERED' AND (detail ->> 'until')::timestamptz < now()", MOST_AT_ONCE);
    AgentStore.missed(tx, offered.stream().flatMap(s -> s.agent().stream()).distinct().toList());
    return offered.stream().map(s -> s.in(((Offered) s.state()).giveBack())).toList();
  }

  private List<LiveSession> abandonedByAgents(Connection tx, Instant now) throws SQLException {
    String gone =
        "EXISTS (SELECT 1 FROM agent a WHERE a.id = s.agent_id AND a.seen_at < now() - "
            + interval(config.agentGrace())
            + ")";
    List<LiveSession> held =
        SessionStore.lockSome(tx, "state IN ('ACTIVE', 'WRAP_UP') AND " + gone, MOST_AT_ONCE);
    return held.stream().map(s -> s.in(withoutAgent(s.state(), now))).toList();
  }

  private static SessionState withoutAgent(SessionState state, Instant now) {
    return switch (state) {
      case Active active -> active.giveBack(now);
      case WrapUp wrapUp -> wrapUp.close();
      case Requested _, Queued _, Offered _, SessionState.Ended _ ->
          throw new IllegalStateException("no agent has it");
    };
  }

  private List<LiveSession> overdue(Connection tx) throws SQLException {
    String tooLong =
        "state = 'QUEUED' AND (detail ->> 'waitingFrom')::timestamptz < now() - "
            + interval(config.queueMax())
            + " OR state = 'REQUESTED' AND requested_at < now() - "
            + interval(config.assetWaitMax());
    return SessionStore.lockSome(tx, tooLong, MOST_AT_ONCE).stream()
        .map(s -> s.in(expired(s.state())))
        .toList();
  }

  private static SessionState expired(SessionState state) {
    return switch (state) {
      case Queued queued -> queued.timeOut();
      case Requested requested -> requested.assetMissing();
      case Offered _, Active _, WrapUp _, SessionState.Ended _ ->
          throw new IllegalStateException("does not wait");
    };
  }

  private static String interval(Duration duration) {
    return "interval '" + duration.toMillis() + " milliseconds'";
  }
}
