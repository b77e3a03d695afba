package io.supportcenter.kit.db;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallsDue;
import io.supportcenter.kit.events.Effects;
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
 * <p>The relay and the caller of partners are woken once the transaction has committed.
 */
@ApplicationScoped
public class UnitOfWork {

  /** Work inside a transaction. */
  @FunctionalInterface
  public interface Work {
    Effects run(Connection tx) throws SQLException;
  }

  private final AgroalDataSource dataSource;
  private final Outbox outbox;
  private final CallStore calls;
  private final TransactionSynchronizationRegistry transaction;
  private final Event<OutboxGrew> outboxGrew;
  private final Event<CallsDue> callsDue;

  UnitOfWork(
      AgroalDataSource dataSource,
      Outbox outbox,
      CallStore calls,
      TransactionSynchronizationRegistry transaction,
      Event<OutboxGrew> outboxGrew,
      Event<CallsDue> callsDue) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.calls = calls;
    this.transaction = transaction;
    this.outboxGrew = outboxGrew;
    this.callsDue = callsDue;
  }

  /**
   * In a transaction of its own: batches, partners' answers. Faults come out as unchecked
   * exceptions.
   */
  public void inNewTransaction(Work work) {
    QuarkusTransaction.requiringNew()
        .timeout(60)
        .call(() -> {
          write(work);
          return null;
        });
  }

  /**
   * In the transaction that is already there: a REST command (annotated {@code @Transactional})
   * calls this last, when its aggregate is locked and changed.
   */
  public void publish(Effects effects) {
    try {
      write(tx -> effects);
    } catch (SQLException e) {
      throw new IllegalStateException("effects could not be written", e);
    }
  }

  private void write(Work work) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      Effects effects = work.run(tx);
      calls.add(tx, effects.calls());
      outbox.add(tx, effects.events());
      wakeAfterCommit(
          effects.events().stream().map(OutboundEvent::topic).collect(Collectors.toSet()),
          !effects.calls().isEmpty());
    }
  }

  private void wakeAfterCommit(Set<String> topics, boolean calls) {
    if (topics.isEmpty() && !calls) {
      return;
    }
    transaction.registerInterposedSynchronization(
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
