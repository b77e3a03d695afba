package io.supportcenter.proactive.session;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Wakeup;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.session.Dispatch.Assignment;
import io.supportcenter.proactive.session.SessionState.Offered;
import io.supportcenter.proactive.session.SessionState.Queued;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Brings waiting sessions to agents, and ends waits that took too long. What is told of sessions
 * (one added, one ended, which frees an agent) and an agent who comes wake it; it also looks every
 * second for the rest: what time changes, what has been registered, who was erased, what other
 * instances did. One instance at a time does it.
 */
@ApplicationScoped
class Dispatcher {

  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 200;
  private static final long LOCK = 0x5e55_1045L;

  private final UnitOfWork unitOfWork;
  private final SessionsConfig config;
  private final WaitingSessions waiting;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread =
      Thread.ofPlatform().name("session-dispatch").unstarted(this::runUntilStopped);
  private volatile boolean stopping;

  Dispatcher(UnitOfWork unitOfWork, SessionsConfig config, WaitingSessions waiting) {
    this.unitOfWork = unitOfWork;
    this.config = config;
    this.waiting = waiting;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    wakeup.signal();
    thread.join(Duration.ofSeconds(3));
  }

  void changed(@Observes OutboxGrew event) {
    if (event.topics().contains(Topics.LIVE_SESSIONS)) {
      wakeup.signal();
    }
  }

  void present(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentPresent event) {
    wakeup.signal();
  }

  private void runUntilStopped() {
    while (!stopping) {
      try {
        unitOfWork.inNew(tx -> lock(tx) ? waiting.look(tx, Instant.now()) : Effects.NONE);
        unitOfWork.inNew(tx -> lock(tx) ? dispatch(tx, Instant.now()) : Effects.NONE);
      } catch (RuntimeException e) {
        LOG.warnf("sessions wait: %s", Faults.describe(e));
      }
      wakeup.await(PAUSE);
    }
  }

  private static boolean lock(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        var rows = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + LOCK + ")")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private Effects dispatch(Connection tx, Instant now) throws SQLException {
    List<Agent> agents = AgentStore.present(tx, config.agentGrace());
    if (agents.stream().noneMatch(Agent::isFree)) {
      return Effects.NONE;
    }
    List<LiveSession> queued = SessionStore.lockSome(tx, "state = 'QUEUED'", MOST_AT_ONCE);
    List<Assignment> assigned = Dispatch.assign(queued, agents, now);
    AgentStore.given(tx, assigned.stream().map(Assignment::agent).distinct().toList());
    return SessionChanges.update(tx, assigned.stream().map(a -> offered(a, now)).toList(), now);
  }

  private LiveSession offered(Assignment assignment, Instant now) {
    Queued queued = (Queued) assignment.session().state();
    Offered offered = queued.offer(assignment.agent(), now.plus(config.offerMax()));
    return assignment.session().in(offered);
  }
}
