package io.supportcenter.kit.assets;

import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads {@code assets.v1} from its beginning on, beside the intake and outside of its group. Keeps
 * what it has read until intake has come there too.
 */
final class AssetReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int AHEAD_MAX = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final EventCodec codec;
  private final List<TopicPartition> partitions;
  private final List<Read> ahead = new LinkedList<>();

  /** A state of an asset; none when it was erased. */
  record Read(
      TopicPartition partition, long offset, String assetId, Optional<ProjectedAsset> asset) {}

  /**
   * @param consumer of committed records, without a group
   */
  AssetReader(Consumer<byte[], byte[]> consumer, EventCodec codec) {
    this.consumer = consumer;
    this.codec = codec;
    this.partitions =
        consumer.partitionsFor(Topics.ASSETS).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /** Reads on, or waits a moment while it is too far ahead of the intake. */
  int poll() {
    if (ahead.size() >= AHEAD_MAX) {
      LockSupport.parkNanos(POLL.toNanos());
      return 0;
    }
    var polled = consumer.poll(POLL);
    polled.forEach(this::add);
    return polled.count();
  }

  /** Whether all that stands before these offsets was read. */
  boolean hasRead(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  /** Whether something that stands before these offsets has not been taken yet. */
  boolean holds(Map<TopicPartition, Long> offsets) {
    return ahead.stream().anyMatch(read -> isBefore(read, offsets));
  }

  /** What stands before these offsets, in its order; each record once. */
  List<Read> take(Map<TopicPartition, Long> offsets) {
    List<Read> taken = new ArrayList<>();
    for (Iterator<Read> all = ahead.iterator(); all.hasNext(); ) {
      Read read = all.next();
      if (isBefore(read, offsets)) {
        taken.add(read);
        all.remove();
      }
    }
    return taken;
  }

  private static boolean isBefore(Read read, Map<TopicPartition, Long> offsets) {
    return read.offset() < offsets.getOrDefault(read.partition(), 0L);
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    switch (codec.decode(record.topic(), record.value())) {
      case Decoded.Event(var event) ->
          AssetProjection.asset(event)
              .ifPresent(a -> ahead.add(new Read(partition, record.offset(), key, Optional.of(a))));
      case Decoded.Tombstone() ->
          ahead.add(new Read(partition, record.offset(), key, Optional.empty()));
      case Decoded.UnknownType(String name) ->
          throw new RebuildFailed("unknown event type " + name + ": this needs a newer build");
      case Decoded.Poison _ -> {
        // A dead letter to the intake as well.
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
