package io.supportcenter.kit.work;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallsDue;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.outbox.Outbox;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.kit.outbox.OutboxLimit;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.trace.TraceParent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * The one way to change state: do the work, then write its {@link Effects} in the same transaction,
 * events last.
 *
 * <p>The relay and the dispatcher of calls observe its end, and are woken once it has committed.
 */
@ApplicationScoped
public class UnitOfWork {

  private final Transactions transactions;
  private final Outbox outbox;
  private final CallStore calls;
  private final OutboxLimit limit;
  private final Event<OutboxGrew> outboxGrew;
  private final Event<CallsDue> callsDue;

  UnitOfWork(
      Transactions transactions,
      Outbox outbox,
      CallStore calls,
      OutboxLimit limit,
      Event<OutboxGrew> outboxGrew,
      Event<CallsDue> callsDue) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.calls = calls;
    this.limit = limit;
    this.outboxGrew = outboxGrew;
    this.callsDue = callsDue;
  }

  /** In a transaction of its own: batches, partners' answers. */
  public void inNew(Transactions.Work<Effects> work) {
    transactions.inNew(tx -> {
      write(tx, work.run(tx));
      return null;
    });
  }

  /**
   * In the transaction that is already there: a REST command calls this last.
   *
   * @throws ProblemException 503 when there are events to add and the outbox is full
   */
  public void publish(Effects effects) {
    transactions.inCurrent(tx -> {
      publish(tx, effects);
      return null;
    });
  }

  /** The same, in work of {@link Transactions#inCurrent}. */
  public void publish(Connection tx, Effects effects) throws SQLException {
    if (!effects.events().isEmpty()) {
      requireRoom();
    }
    write(tx, effects);
  }

  /**
   * For commands that add events. Work that was accepted before is finished however full the outbox
   * is.
   *
   * @throws ProblemException 503 when the outbox is at the limit for commands
   */
  public void requireRoom() {
    if (limit.isReached()) {
      throw new ProblemException(
          CommonProblem.UNAVAILABLE, "too many events wait to be published; try again later");
    }
  }

  /**
   * The effects of work in a transaction of {@link Transactions}: its last statements, while the
   * aggregates are locked. Not for commands: they {@link #publish}.
   */
  public void write(Connection tx, Effects untraced) throws SQLException {
    Effects effects = untraced.in(TraceParent.current());
    calls.add(tx, effects.calls());
    outbox.add(tx, effects.events());
    if (!effects.events().isEmpty()) {
      outboxGrew.fire(
          new OutboxGrew(
              effects.events().stream().map(OutboundEvent::topic).collect(Collectors.toSet()),
              effects.events()));
    }
    if (!effects.calls().isEmpty()) {
      callsDue.fire(
          new CallsDue(
              effects.calls().stream().map(BackendCall::partner).collect(Collectors.toSet())));
    }
  }
}
