package io.supportcenter.kit.work;

import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallsDue;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.outbox.Outbox;
import io.supportcenter.kit.outbox.OutboxGrew;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one way to change state: do the work, then write its {@link Effects} in the same transaction,
 * events last.
 *
 * <p>The relay and the dispatcher of calls are woken once the transaction has committed.
 */
@ApplicationScoped
public class UnitOfWork {

  private final Transactions transactions;
  private final Outbox outbox;
  private final CallStore calls;
  private final TransactionSynchronizationRegistry synchronizations;
  private final Event<OutboxGrew> outboxGrew;
  private final Event<CallsDue> callsDue;

  UnitOfWork(
      Transactions transactions,
      Outbox outbox,
      CallStore calls,
      TransactionSynchronizationRegistry synchronizations,
      Event<OutboxGrew> outboxGrew,
      Event<CallsDue> callsDue) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.calls = calls;
    this.synchronizations = synchronizations;
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

  /** In the transaction that is already there: a REST command calls this last. */
  public void publish(Effects effects) {
    transactions.inCurrent(tx -> {
      write(tx, effects);
      return null;
    });
  }

  /**
   * The effects of work in a transaction of {@link Transactions}: its last statements, while the
   * aggregates are locked.
   */
  public void write(Connection tx, Effects effects) throws SQLException {
    calls.add(tx, effects.calls());
    outbox.add(tx, effects.events());
    wakeAfterCommit(
        effects.events().stream().map(OutboundEvent::topic).collect(Collectors.toSet()),
        !effects.calls().isEmpty());
  }

  private void wakeAfterCommit(Set<String> topics, boolean calls) {
    if (topics.isEmpty() && !calls) {
      return;
    }
    synchronizations.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // All is written already.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              if (!topics.isEmpty()) {
                outboxGrew.fire(new OutboxGrew(topics));
              }
              if (calls) {
                callsDue.fire(new CallsDue());
              }
            }
          }
        });
  }
}
