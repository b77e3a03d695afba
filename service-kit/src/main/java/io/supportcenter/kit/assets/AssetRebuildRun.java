package io.supportcenter.kit.assets;

import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.inbox.InboxPositions;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One rebuild. Folds {@code assets.v1} from its beginning into a table beside the projection, and
 * waits until the intake has handled the same records. Then it holds the intake's positions for one
 * short transaction, in which it reads the few records up to them: both tables are at exactly the
 * same offsets. Only then is a difference an error, and only then does a swap take no change away
 * from the intake, which reacts to changes and not to states.
 */
final class AssetRebuildRun {

  /** Well below delete.retention.ms, after which a tombstone could be missed. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Lease lease;
  private final Transactions transactions;
  private final Consumer<byte[], byte[]> consumer;
  private final EventCodec codec;
  private final BooleanSupplier stopping;
  private final Map<TopicPartition, Long> folded = new HashMap<>();
  private final long started = System.nanoTime();
  private long moved = started;
  private AssetRebuild rebuild;

  /**
   * @param lease that the caller has taken; renewed here
   * @param consumer of committed records, without a group; closed by the caller
   */
  AssetRebuildRun(
      AssetRebuild rebuild,
      Lease lease,
      Transactions transactions,
      Consumer<byte[], byte[]> consumer,
      EventCodec codec,
      BooleanSupplier stopping) {
    this.rebuild = rebuild;
    this.lease = lease;
    this.transactions = transactions;
    this.consumer = consumer;
    this.codec = codec;
    this.stopping = stopping;
  }

  /** Why a rebuild fails, without data. The projection stays as it is. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failed(String why) {
      super(why);
    }
  }

  /**
   * Returns when it is compared, and swapped if that was wanted.
   *
   * @throws Failed when that is impossible
   */
  void run() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ASSETS).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Set<UUID> topic = positions().topicIds();
    readTo(consumer.endOffsets(partitions));
    // Again: a record that was compacted away before it was read has its successor before this end.
    readTo(consumer.endOffsets(partitions));
    awaitIntake();
    readTo(positions().next());
    transactions.inNew(tx -> finish(tx, topic));
  }

  private void readTo(Map<TopicPartition, Long> ends) {
    while (hasMore(ends)) {
      Map<String, Optional<ProjectedAsset>> states = poll(ends);
      transactions.inNew(tx -> fold(tx, states));
    }
  }

  /** Whether not all that is before these offsets was read; the next poll is for the rest. */
  private boolean hasMore(Map<TopicPartition, Long> ends) {
    check();
    Set<TopicPartition> read =
        ends.keySet().stream()
            .filter(p -> consumer.position(p) >= ends.get(p))
            .collect(Collectors.toSet());
    consumer.resume(consumer.assignment());
    consumer.pause(read);
    return read.size() < ends.size();
  }

  /** The newest states of assets in the next records before these offsets; none when erased. */
  private Map<String, Optional<ProjectedAsset>> poll(Map<TopicPartition, Long> ends) {
    NewestStates<Long> states = new NewestStates<>();
    int records = 0;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      long end = ends.getOrDefault(partition, 0L);
      if (record.offset() < end) {
        read(record, states);
        folded.put(partition, record.offset() + 1);
        records++;
      } else if (consumer.position(partition) > end) {
        consumer.seek(partition, end);
      }
    }
    if (records > 0) {
      moved = System.nanoTime();
      rebuild = rebuild.read(records);
    }
    return states.assets();
  }

  private void read(ConsumerRecord<byte[], byte[]> record, NewestStates<Long> states) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    switch (codec.decode(record.topic(), record.value())) {
      case Decoded.Event(var event) ->
          AssetProjection.asset(event)
              .ifPresent(asset -> states.add(key, Optional.of(asset), at, record.offset()));
      case Decoded.Tombstone() -> states.add(key, Optional.empty(), at, record.offset());
      case Decoded.UnknownType(String name) ->
          throw new Failed("unknown event type " + name + ": this needs a newer build");
      case Decoded.UnknownSchema(int id) ->
          throw new Failed("the registry does not have schema " + id);
      case Decoded.Poison _ -> {
        // A dead letter to the intake as well.
      }
    }
  }

  private boolean fold(Connection tx, Map<String, Optional<ProjectedAsset>> states)
      throws SQLException {
    save(tx);
    return !AssetProjectionStore.REBUILT.store(tx, states).isEmpty();
  }

  private void save(Connection tx) throws SQLException {
    if (!AssetRebuildStore.save(tx, rebuild)) {
      throw new Failed("another rebuild has begun");
    }
  }

  private void check() {
    long now = System.nanoTime();
    if (stopping.getAsBoolean()) {
      throw new Failed("the service stopped");
    }
    if (now - started > LONGEST.toNanos()) {
      throw new Failed("took longer than " + LONGEST);
    }
    if (now - moved > LONGEST_STANDSTILL.toNanos()) {
      throw new Failed("no progress for " + LONGEST_STANDSTILL + "; see readiness");
    }
    if (!transactions.inNew(lease::keep)) {
      throw new Failed("another rebuild has begun");
    }
  }

  private void awaitIntake() {
    Map<TopicPartition, Long> before = Map.of();
    Map<TopicPartition, Long> now = positions().next();
    while (isBehind(now)) {
      if (!now.equals(before)) {
        moved = System.nanoTime();
      }
      check();
      LockSupport.parkNanos(POLL.toNanos());
      before = now;
      now = positions().next();
    }
  }

  private boolean isBehind(Map<TopicPartition, Long> intake) {
    return folded.entrySet().stream()
        .anyMatch(e -> intake.getOrDefault(e.getKey(), 0L) < e.getValue());
  }

  /** The intake waits meanwhile. */
  private boolean finish(Connection tx, Set<UUID> topic) throws SQLException {
    InboxPositions intake = InboxPositions.lock(tx, Topics.ASSETS);
    if (isBehind(intake.next()) || !intake.topicIds().equals(topic)) {
      throw new Failed("the intake was reset meanwhile");
    }
    // Holds the report: the lease may expire while all is compared.
    save(tx);
    if (!AssetRebuildStore.isWhole(tx, rebuild)) {
      throw new Failed("what was read is gone: the database has restarted");
    }
    while (hasMore(intake.next())) {
      fold(tx, poll(intake.next()));
    }
    AssetRebuild.AssetRebuildComparison found = AssetRebuildStore.compare(tx);
    if (rebuild.swap()) {
      AssetRebuildStore.swap(tx);
    }
    return AssetRebuildStore.end(tx, rebuild.compared(found));
  }

  private InboxPositions positions() {
    return transactions.read(tx -> InboxPositions.of(tx, Topics.ASSETS));
  }
}
