package io.supportcenter.benchmark.bare;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Events that wait for the relay, and the room there is for them. */
final class BareOutbox {

  private static final int DEPTH_MAX = 50_000;
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final Semaphore room = new Semaphore(DEPTH_MAX);
  private final Semaphore grew = new Semaphore(0);

  /** An event to publish. */
  record Outgoing(String key, byte[] value) {}

  /** In the transaction that made them true, last. */
  void add(Connection tx, List<Outgoing> events) throws SQLException {
    room.acquireUninterruptibly(events.size());
    try (PreparedStatement statement =
        tx.prepareStatement(
            """
            INSERT INTO outbox (id, event_id, record_key, value)
            SELECT nextval('outbox_id'), e.event_id, e.record_key, e.value
            FROM unnest(?::uuid[], ?::bytea[], ?::bytea[])
              WITH ORDINALITY AS e (event_id, record_key, value, n)
            ORDER BY e.n
            """)) {
      statement.setArray(
          1,
          tx.createArrayOf("uuid", Stream.generate(IDS::generate).limit(events.size()).toArray()));
      statement.setArray(
          2,
          tx.createArrayOf(
              "bytea",
              events.stream()
                  .map(e -> e.key().getBytes(StandardCharsets.UTF_8))
                  .toArray(byte[][]::new)));
      statement.setArray(
          3,
          tx.createArrayOf("bytea", events.stream().map(Outgoing::value).toArray(byte[][]::new)));
      statement.executeUpdate();
    }
  }

  void committed() {
    grew.release();
  }

  void awaitGrowth() {
    grew.acquireUninterruptibly();
    grew.drainPermits();
  }

  void published(int rows) {
    room.release(rows);
  }
}
