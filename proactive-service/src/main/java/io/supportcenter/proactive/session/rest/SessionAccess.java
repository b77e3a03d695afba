package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionState;
import io.supportcenter.proactive.session.store.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Sessions as a caller may reach them: a user their own, an agent those of whom they talk to. */
@ApplicationScoped
class SessionAccess {

  private final Transactions transactions;
  private final Caller caller;

  SessionAccess(Transactions transactions, Caller caller) {
    this.transactions = transactions;
    this.caller = caller;
  }

  LiveSession find(UUID id) {
    return transactions.read(tx -> reachable(SessionStore.find(tx, new SessionId(id))));
  }

  SessionView view(UUID id) {
    return transactions.read(tx -> view(tx, reachable(SessionStore.find(tx, new SessionId(id)))));
  }

  /** With the details for agents when an agent asks. */
  SessionView view(Connection connection, LiveSession session) throws SQLException {
    boolean waits = session.state() instanceof SessionState.Queued;
    SessionView shown =
        SessionView.of(session, waits ? SessionStore.position(connection, session.id()) : 0);
    return caller.isStaff() ? shown : shown.withoutDetails();
  }

  boolean isReachable(UUID id) {
    return transactions
        .read(tx -> SessionStore.find(tx, new SessionId(id)))
        .filter(session -> caller.reaches(session.user().value()))
        .isPresent();
  }

  /** Locked to the end of the transaction. */
  LiveSession lock(Connection tx, UUID id) throws SQLException {
    return reachable(SessionStore.lock(tx, new SessionId(id)));
  }

  /**
   * The same for what an agent does about a session that was offered to them, whoever has it now.
   */
  LiveSession lockForAgent(Connection tx, UUID id) throws SQLException {
    LiveSession session = SessionStore.lock(tx, new SessionId(id)).orElseThrow(Problems::notFound);
    caller.actsIn(session.id().toString(), session.user().value());
    return session;
  }

  /**
   * The caller's own, locked to the end of the transaction, whatever other roles the caller has.
   */
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
          ProactiveProblem.SESSION_STATE, "the session is " + session.state().code());
    }
    return state.cast(session.state());
  }

  /** An agent may act only on their own sessions. */
  void checkAgent(LiveSession session) {
    if (!isAgentOf(session)) {
      throw new ProblemException(
          ProactiveProblem.NOT_YOUR_SESSION, "the session is assigned to another agent or to none");
    }
  }

  boolean isAgentOf(LiveSession session) {
    return caller.isAgent()
        && session.agent().filter(a -> a.value().equals(caller.subject())).isPresent();
  }

  private LiveSession reachable(Optional<LiveSession> found) {
    return found.filter(s -> caller.reaches(s.user().value())).orElseThrow(Problems::notFound);
  }
}
