package io.supportcenter.proactive.session.store;

import io.supportcenter.kit.db.AdvisoryLocks;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.dispatch.PeriodicWork;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.session.Agent;
import io.supportcenter.proactive.session.Dispatch;
import io.supportcenter.proactive.session.Dispatch.Assignment;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionLimits;
import io.supportcenter.proactive.session.SessionState.Queued;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Brings waiting sessions to agents, and ends waits that took too long. It is woken by session
 * events and by an agent becoming available, and looks every second for everything else: waits that
 * end, assets that were registered, users who were erased, what other instances did. One instance
 * at a time does it.
 */
@Singleton
class Dispatcher extends PeriodicWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String NAME = "session-dispatch";

  private final UnitOfWork unitOfWork;
  private final SessionLimits limits;
  private final SessionSweep sweep;

  Dispatcher(UnitOfWork unitOfWork, SessionLimits limits, SessionSweep sweep) {
    super(NAME, PAUSE);
    this.unitOfWork = unitOfWork;
    this.limits = limits;
    this.sweep = sweep;
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxGrew event) {
    if (event.topics().contains(Topics.LIVE_SESSIONS)) {
      wake();
    }
  }

  void present(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentPresent event) {
    wake();
  }

  @Override
  protected void round() {
    alone(tx -> sweep.sweep(tx, Instant.now()));
    alone(tx -> dispatch(tx, Instant.now()));
  }

  private void alone(Transactions.Work<Effects> turn) {
    unitOfWork.inNew(tx ->
        AdvisoryLocks.tryAlone(tx, NAME, List.of("")).isEmpty() ? Effects.NONE : turn.run(tx));
  }

  private Effects dispatch(Connection tx, Instant now) throws SQLException {
    List<Agent> agents = AgentStore.present(tx, limits.agentGrace());
    if (agents.stream().noneMatch(Agent::isFree)) {
      return Effects.NONE;
    }
    List<LiveSession> queued = SessionStore.lockSome(tx, "state = 'QUEUED'");
    List<Assignment> assigned = Dispatch.assign(queued, agents, now);
    AgentStore.given(tx, assigned.stream().map(Assignment::agent).distinct().toList());
    return SessionWriter.update(tx, assigned.stream().map(a -> offered(a, now)).toList(), now);
  }

  private LiveSession offered(Assignment assignment, Instant now) {
    Queued queued = (Queued) assignment.session().state();
    return assignment.session().in(queued.offer(assignment.agent(), now.plus(limits.offerMax())));
  }
}
