package io.supportcenter.benchmark.ordinary;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.benchmark.tally.Tallies.Addition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What tutorials show: for each record a transaction, a send that is waited for, and a commit of
 * the offset. When the process dies in the middle, an event is lost, or counted twice.
 */
@ApplicationScoped
class TutorialListener {

  private final EntityManager database;
  private final Codec codec;
  private final Emitter<byte[]> changes;

  TutorialListener(
      EntityManager database, Codec codec, @Channel("changes") Emitter<byte[]> changes) {
    this.database = database;
    this.codec = codec;
    this.changes = changes;
  }

  @Incoming("records")
  @Blocking
  @Transactional
  void handle(ConsumerRecord<String, byte[]> record) {
    Addition addition = codec.addition(record);
    TallyEntity tally =
        database.find(TallyEntity.class, addition.accountId(), LockModeType.PESSIMISTIC_WRITE);
    if (tally == null) {
      tally = new TallyEntity(addition.accountId());
      database.persist(tally);
    }
    tally.add(addition.amount());
    database.flush();
    CompletableFuture<Void> sent = new CompletableFuture<>();
    changes.send(
        Codec.message(UUID.randomUUID(), tally.accountId, codec.changed(tally))
            .withAck(() -> {
              sent.complete(null);
              return CompletableFuture.completedFuture(null);
            })
            .withNack(fault -> {
              sent.completeExceptionally(fault);
              return CompletableFuture.completedFuture(null);
            }));
    sent.join();
  }
}
