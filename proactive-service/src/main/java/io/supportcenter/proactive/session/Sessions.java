package io.supportcenter.proactive.session;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Sessions as a caller reaches them: a user their own, an agent all. */
@ApplicationScoped
class Sessions {

  private final AgroalDataSource dataSource;
  private final Caller caller;

  Sessions(AgroalDataSource dataSource, Caller caller) {
    this.dataSource = dataSource;
    this.caller = caller;
  }

  LiveSession find(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return reachable(SessionStore.find(connection, new SessionId(id)).orElse(null));
    }
  }

  SessionView view(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      LiveSession session =
          reachable(SessionStore.find(connection, new SessionId(id)).orElse(null));
      return view(connection, session);
    }
  }

  static SessionView view(Connection connection, LiveSession session) throws SQLException {
    boolean waits = session.state() instanceof SessionState.Queued;
    return SessionView.of(session, waits ? SessionStore.position(connection, session.id()) : 0);
  }

  /** Locked to the end of the transaction. */
  LiveSession lock(Connection tx, UUID id) throws SQLException {
    return reachable(SessionStore.lock(tx, new SessionId(id)).orElse(null));
  }

  /** The caller's own, locked to the end of the transaction: no other role helps. */
  LiveSession lockOwn(Connection tx, UUID id) throws SQLException {
    LiveSession session = lock(tx, id);
    caller.checkSelf(session.user().value());
    return session;
  }

  /**
   * The session, in this state.
   *
   * @throws ProblemException 409
   */
  static <S extends SessionState> S in(LiveSession session, Class<S> state) {
    if (!state.isInstance(session.state())) {
      throw new ProblemException(
          Status.CONFLICT, "SESSION_STATE", "the session is " + session.state().code());
    }
    return state.cast(session.state());
  }

  /** Another agent's session is not this one's to act on. */
  void checkAgent(LiveSession session) {
    if (session.agent().filter(a -> a.value().equals(caller.subject())).isEmpty()) {
      throw new ProblemException(
          Status.CONFLICT, "NOT_YOUR_SESSION", "the session is not with this agent");
    }
  }

  private LiveSession reachable(LiveSession session) {
    if (session == null || !caller.reaches(session.user().value())) {
      throw Problems.notFound();
    }
    return session;
  }
}
