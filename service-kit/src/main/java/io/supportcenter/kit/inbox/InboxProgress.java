package io.supportcenter.kit.inbox;

import io.supportcenter.kit.inbox.Assignments.Window;
import io.supportcenter.kit.inbox.BatchTransaction.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far this instance is in its partitions: which polled records are still to be handled, from
 * which positions to which, and what follows when the stored positions are others.
 */
@ApplicationScoped
class InboxProgress {

  private static final Logger LOG = Logger.getLogger(InboxProgress.class);

  private final Assignments assignments;
  private final InboxRebalance rebalance;
  private final InboxChannels channels;

  InboxProgress(Assignments assignments, InboxRebalance rebalance, InboxChannels channels) {
    this.assignments = assignments;
    this.rebalance = rebalance;
    this.channels = channels;
  }

  /**
   * Polled records continue at the position, or behind it. Before it they are only when Kafka's
   * client was sent back: the log was cut, and the client's own policy decided where it continues.
   */
  void checkContinuity(String channel, ConsumerRecords<byte[], byte[]> polled) {
    for (TopicPartition partition : polled.partitions()) {
      ConsumerRecord<byte[], byte[]> first = polled.records(partition).getFirst();
      assignments
          .at(partition, EpochStamp.of(first))
          .filter(position -> first.offset() < position.next())
          .ifPresent(position -> {
            LOG.errorf(
                "%s: offset %d follows the position %d: the log was cut",
                partition, first.offset(), position.next());
            reposition(channel, List.of(partition));
          });
    }
  }

  /** Without records of an older epoch, those already handled, and those behind an unknown type. */
  List<Received> ours(List<Received> records) {
    Map<TopicPartition, Window> windows = new HashMap<>();
    return records.stream()
        .filter(r ->
            windows
                .computeIfAbsent(r.partition(), p -> assignments.window(p, r.epoch()))
                .contains(r.record().offset()))
        .toList();
  }

  Span span(List<Received> records) {
    Map<TopicPartition, Position> expected = new HashMap<>();
    Map<TopicPartition, Long> next = new LinkedHashMap<>();
    for (Received r : records) {
      expected.computeIfAbsent(
          r.partition(), p -> assignments.at(p, r.epoch()).orElse(Position.NONE));
      next.put(r.partition(), r.after());
    }
    return new Span(expected, next);
  }

  /** The records are handled, and the transaction that says so has committed. */
  void advance(String channel, List<Received> records, Span span) {
    Map<TopicPartition, Integer> epochs =
        records.stream()
            .collect(Collectors.toMap(Received::partition, Received::epoch, (first, _) -> first));
    span.after().forEach((p, position) -> assignments.advance(p, epochs.get(p), position));
    commitForTools(channel, span.next().keySet());
  }

  /** Kafka's committed offsets show operators how far we are; nothing depends on them. */
  private void commitForTools(String channel, Set<TopicPartition> partitions) {
    channels.later(
        channel,
        consumer -> {
          Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
          for (TopicPartition partition : partitions) {
            assignments
                .current(partition)
                .ifPresent(at ->
                    offsets.put(partition, new OffsetAndMetadata(at.next(), Positioning.MARKER)));
          }
          offsets.keySet().retainAll(consumer.assignment());
          consumer.commitAsync(offsets, null);
        });
  }

  /** Nothing of its partition is handled from that record on. */
  void blockFrom(Received record) {
    assignments.blockFrom(record.partition(), record.record().offset());
  }

  /**
   * When the stored position is the one we meant to write, that commit took place. Otherwise
   * another instance has handled more.
   */
  void movedOn(String channel, List<Received> records, Span span, PositionMoved moved) {
    if (moved.stored().equals(span.after())) {
      advance(channel, records, span);
      return;
    }
    LOG.infof(
        "%s: %s instead of %s, continuing there", channel, moved.getMessage(), span.expected());
    reposition(channel, span.next().keySet());
  }

  private void reposition(String channel, Collection<TopicPartition> partitions) {
    // Records in the queue stay stale until the seek; a partition that is no longer ours is left
    // alone.
    rebalance.position(
        channel, partitions.stream().filter(p -> assignments.epoch(p) >= 0).toList());
  }
}
