package io.supportcenter.benchmark.bare;

import io.supportcenter.benchmark.bare.BareOutbox.Outgoing;
import io.supportcenter.benchmark.tally.Tallies;
import io.supportcenter.benchmark.tally.Tallies.Addition;
import io.supportcenter.benchmark.tally.Tallies.Tally;
import io.supportcenter.benchmark.tally.TallyEvents;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * The contender to measure against: no framework, only what the same guarantees need. Positions in
 * PostgreSQL, one transaction per batch, an outbox, a relay with a bookmark.
 */
public final class BareLoop {

  private static final Duration POLL = Duration.ofMillis(200);

  private final BareSettings settings = BareSettings.read();
  private final EventCodec codec = EventCodec.connect(settings.registry());
  private final BareOutbox outbox = new BareOutbox();

  private BareLoop() {}

  public static void main(String[] args) throws SQLException {
    new BareLoop().run();
  }

  private void run() throws SQLException {
    codec.register(settings.out(), List.of(ConsumerAccountIssued.class));
    Thread.ofPlatform()
        .name("relay")
        .uncaughtExceptionHandler((_, fault) -> end(fault))
        .start(new BareRelay(settings, outbox));
    try (Connection tx = settings.connect();
        KafkaConsumer<byte[], byte[]> consumer = settings.consumer()) {
      tx.setAutoCommit(false);
      Positions positions = new Positions(tx, consumer);
      consumer.subscribe(List.of(settings.in()), positions);
      while (true) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        if (!batch.isEmpty()) {
          handle(tx, positions, batch);
          consumer.commitAsync();
        }
      }
    }
  }

  private void handle(Connection tx, Positions positions, ConsumerRecords<byte[], byte[]> batch)
      throws SQLException {
    positions.lock(batch);
    List<Addition> additions = new ArrayList<>(batch.count());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      Decoded.Event decoded = (Decoded.Event) codec.decode(record.topic(), record.value());
      additions.add(TallyEvents.addition(decoded.event()));
    }
    List<Outgoing> events = new ArrayList<>(additions.size());
    for (Tally tally : Tallies.add(tx, additions)) {
      byte[] value = codec.encode(settings.out(), TallyEvents.changed(tally));
      events.add(new Outgoing(tally.accountId(), value));
    }
    positions.advance(batch);
    outbox.add(tx, events);
    tx.commit();
    outbox.committed();
  }

  private static void end(Throwable fault) {
    System.err.println("the relay ended: " + fault);
    Runtime.getRuntime().halt(1);
  }
}
