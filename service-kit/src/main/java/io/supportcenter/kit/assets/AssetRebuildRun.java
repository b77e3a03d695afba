package io.supportcenter.kit.assets;

import io.supportcenter.kit.assets.AssetReader.Read;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.inbox.InboxPositions;
import io.supportcenter.kit.inbox.Position;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * One rebuild. Folds the topic into a table beside the projection, never further than the intake
 * has come. At the end it holds the intake's positions for one short transaction, in which both
 * tables stand at exactly the same offsets: only then a difference is an error, and only then a
 * swap takes no change away from the intake, which reacts to changes and not to states.
 *
 * <p>Kafka is read outside of transactions. What was read ahead is folded when the intake gets
 * there.
 */
final class AssetRebuildRun {

  /** Well below delete.retention.ms, after which the reader could miss a tombstone. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(5);

  private final UUID id;
  private final boolean swap;
  private final Transactions transactions;
  private final AssetReader reader;
  private final BooleanSupplier stopping;
  private final Map<TopicPartition, Long> folded = new HashMap<>();
  private final long started = System.nanoTime();
  private long moved = started;

  AssetRebuildRun(
      UUID id,
      boolean swap,
      Transactions transactions,
      AssetReader reader,
      BooleanSupplier stopping) {
    this.id = id;
    this.swap = swap;
    this.transactions = transactions;
    this.reader = reader;
    this.stopping = stopping;
  }

  /**
   * Returns when it is compared, and swapped if that was wanted.
   *
   * @throws RebuildFailed when it cannot be
   */
  void run() {
    Set<UUID> topic = topicIds();
    readUntil(reader.ends());
    // What is compacted away from now on is newer than these ends, and read by the intake as well.
    Map<TopicPartition, Long> ends = reader.ends();
    do {
      readUntil(ends);
    } while (!settle(topic));
  }

  /** Until we have read, and the intake has handled, what stands before these offsets. */
  private void readUntil(Map<TopicPartition, Long> ends) {
    do {
      check();
      if (reader.poll() + fold() > 0) {
        moved = System.nanoTime();
      }
    } while (!reader.hasRead(ends) || reader.holds(ends));
  }

  private void check() {
    long now = System.nanoTime();
    if (stopping.getAsBoolean()) {
      throw new RebuildFailed("the service stopped");
    }
    if (now - started > LONGEST.toNanos()) {
      throw new RebuildFailed("took longer than " + LONGEST);
    }
    if (now - moved > LONGEST_STANDSTILL.toNanos()) {
      throw new RebuildFailed("intake does not get on; see readiness");
    }
  }

  private int fold() {
    return transactions.inNew(tx -> fold(tx, InboxPositions.of(tx, Topics.ASSETS)));
  }

  private int fold(Connection tx, Map<TopicPartition, Position> positions) throws SQLException {
    List<Read> reads = reader.take(offsets(positions));
    if (!AssetRebuildStore.progress(tx, id, reads.size())) {
      throw new RebuildFailed("another rebuild has begun");
    }
    AssetProjection.fold(tx, reads);
    reads.forEach(read -> folded.put(read.partition(), read.offset() + 1));
    return reads.size();
  }

  /** False while the intake has read what we have not: once more, then. */
  private boolean settle(Set<UUID> topic) {
    return transactions.inNew(tx -> {
      Map<TopicPartition, Position> positions = InboxPositions.lock(tx, Topics.ASSETS);
      checkSameTopic(topic, positions);
      if (!reader.hasRead(offsets(positions))) {
        return false;
      }
      fold(tx, positions);
      compare(tx);
      return true;
    });
  }

  private void compare(Connection tx) throws SQLException {
    AssetRebuildComparison found = AssetRebuildStore.compare(tx);
    if (swap) {
      AssetRebuildStore.swap(tx);
    }
    AssetRebuildStore.clear(tx);
    AssetRebuildStore.end(
        tx, id, swap ? AssetRebuildState.SWAPPED : AssetRebuildState.COMPARED, found);
  }

  private void checkSameTopic(Set<UUID> topic, Map<TopicPartition, Position> positions) {
    Map<TopicPartition, Long> offsets = offsets(positions);
    boolean back =
        folded.entrySet().stream()
            .anyMatch(e -> offsets.getOrDefault(e.getKey(), 0L) < e.getValue());
    if (back || !ids(positions).equals(topic)) {
      throw new RebuildFailed("intake was set back meanwhile");
    }
  }

  private Set<UUID> topicIds() {
    return transactions.read(tx -> ids(InboxPositions.of(tx, Topics.ASSETS)));
  }

  private static Set<UUID> ids(Map<TopicPartition, Position> positions) {
    return positions.values().stream().map(Position::topicId).collect(Collectors.toSet());
  }

  private static Map<TopicPartition, Long> offsets(Map<TopicPartition, Position> positions) {
    return positions.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().next()));
  }
}
