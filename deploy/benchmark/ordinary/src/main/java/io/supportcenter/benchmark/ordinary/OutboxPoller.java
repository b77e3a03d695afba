package io.supportcenter.benchmark.ordinary;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Publishes the outbox, at least once: what is sent and not yet deleted when the process dies is
 * sent again. Sends are pipelined.
 */
@ApplicationScoped
class OutboxPoller {

  private static final int ROWS_MAX = 1000;

  private final EntityManager database;
  private final Emitter<byte[]> changes;

  OutboxPoller(EntityManager database, @Channel("changes") Emitter<byte[]> changes) {
    this.database = database;
    this.changes = changes;
  }

  @Scheduled(every = "{benchmark.poll-every}", concurrentExecution = ConcurrentExecution.SKIP)
  void poll() {
    int published;
    do {
      published = QuarkusTransaction.requiringNew().call(this::publish);
    } while (published == ROWS_MAX);
  }

  private int publish() {
    List<OutboxEntity> rows =
        database
            .createQuery("FROM OutboxEntity o ORDER BY o.id", OutboxEntity.class)
            .setMaxResults(ROWS_MAX)
            .getResultList();
    if (rows.isEmpty()) {
      return 0;
    }
    CompletableFuture.allOf(rows.stream().map(this::send).toArray(CompletableFuture[]::new)).join();
    database
        .createQuery("DELETE FROM OutboxEntity o WHERE o.id IN :ids")
        .setParameter("ids", rows.stream().map(row -> row.id).toList())
        .executeUpdate();
    return rows.size();
  }

  private CompletableFuture<Void> send(OutboxEntity row) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    changes.send(
        Codec.message(row.eventId, row.key, row.value)
            .withAck(() -> {
              done.complete(null);
              return CompletableFuture.completedFuture(null);
            })
            .withNack(fault -> {
              done.completeExceptionally(fault);
              return CompletableFuture.completedFuture(null);
            }));
    return done;
  }
}
