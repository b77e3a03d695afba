package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.inbox.Assignments.Window;
import io.supportcenter.kit.inbox.BatchTransaction.Span;
import io.supportcenter.kit.inbox.BatchTransaction.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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
 * Kafka to PostgreSQL, exactly once: each polled batch is handled in one transaction together with
 * the positions of its partitions. There is no row per consumed event.
 *
 * <p>A transient fault is retried with the whole batch in a new transaction, for as long as it
 * takes; polling continues meanwhile. When the handler fails for another reason, the batch is
 * halved until the record is found; it is parked, with all later records of its key, and the rest
 * is handled.
 */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final BatchTransaction transaction;
  private final Assignments assignments;
  private final InboxRebalance rebalance;
  private final InboxChannels channels;
  private final IntakeGate gate;
  private final MeterRegistry metrics;
  private volatile boolean stopping;

  Inbox(
      BatchTransaction transaction,
      Assignments assignments,
      InboxRebalance rebalance,
      InboxChannels channels,
      IntakeGate gate,
      MeterRegistry metrics) {
    this.transaction = transaction;
    this.assignments = assignments;
    this.rebalance = rebalance;
    this.channels = channels;
    this.gate = gate;
    this.metrics = metrics;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /**
   * Handles a polled batch; returns when every record of it is applied, parked, dead-lettered, or
   * no longer ours. Called by the channel's {@code @Incoming} method, on a worker thread, one call
   * at a time.
   */
  public void consume(Intake intake, ConsumerRecords<byte[], byte[]> polled) {
    String channel = intake.channel();
    Timer.Sample timer = Timer.start(metrics);
    Deque<List<Received>> todo = new ArrayDeque<>();
    todo.push(received(polled));
    while (!todo.isEmpty() && !stopping) {
      List<Received> records = ours(todo.pop());
      if (!records.isEmpty()) {
        handle(channel, records, intake, todo);
      }
    }
    timer.stop(metrics.timer("inbox.batch", "channel", channel));
    metrics.summary("inbox.batch.size", "channel", channel).record(polled.count());
  }

  private void handle(
      String channel, List<Received> records, Intake intake, Deque<List<Received>> todo) {
    Span span = span(records);
    Duration pause = FIRST_PAUSE;
    while (!stopping) {
      try {
        gate.awaitOpen(() -> stopping);
        Tally tally = transaction.run(channel, records, span, intake);
        gate.succeeded(channel);
        InboxMetrics.add(metrics, channel, tally);
        advance(channel, records, span.next());
        return;
      } catch (PositionMoved moved) {
        movedOn(channel, records, span, moved);
        return;
      } catch (UnknownEventType ahead) {
        holdAt(ahead, records, todo);
        return;
      } catch (RuntimeException fault) {
        if (!Faults.isTransient(fault)) {
          split(channel, records, span, fault, todo);
          return;
        }
        gate.failed(channel, fault);
        pause = pause(pause);
        if (ours(records).size() < records.size()) {
          todo.push(records);
          return;
        }
      }
    }
  }

  /**
   * When the stored position is the one we meant to write, that commit took place. Otherwise
   * another instance has handled more.
   */
  private void movedOn(String channel, List<Received> records, Span span, PositionMoved moved) {
    if (moved.stored().equals(span.next())) {
      advance(channel, records, span.next());
      return;
    }
    LOG.infof(
        "%s: %s instead of %s, continuing there", channel, moved.getMessage(), span.expected());
    reposition(span.next().keySet());
  }

  private void reposition(Collection<TopicPartition> partitions) {
    // Records in the queue stay stale until the seek; a partition that is no longer ours is left
    // alone.
    rebalance.position(partitions.stream().filter(p -> assignments.epoch(p) >= 0).toList());
  }

  private void holdAt(UnknownEventType ahead, List<Received> records, Deque<List<Received>> todo) {
    LOG.errorf("unknown event type %s: this partition waits for a newer build", ahead.getMessage());
    Received first = ahead.received();
    assignments.blockFrom(first.partition(), first.record().offset());
    todo.push(records);
  }

  private void split(
      String channel,
      List<Received> records,
      Span span,
      RuntimeException fault,
      Deque<List<Received>> todo) {
    if (records.size() > 1) {
      int half = records.size() / 2;
      todo.push(records.subList(half, records.size()));
      todo.push(records.subList(0, half));
      return;
    }
    Received record = records.getFirst();
    LOG.errorf(
        fault,
        "handling %s offset %d failed: it is parked with all later records of its key",
        record.partition(),
        record.record().offset());
    park(channel, record, span, Faults.describe(fault));
  }

  private void park(String channel, Received record, Span span, String detail) {
    Duration pause = FIRST_PAUSE;
    while (!stopping) {
      try {
        transaction.park(channel, record, span, detail);
        InboxMetrics.add(metrics, channel, new Tally(0, 1, 0));
        advance(channel, List.of(record), span.next());
        return;
      } catch (PositionMoved moved) {
        movedOn(channel, List.of(record), span, moved);
        return;
      } catch (RuntimeException fault) {
        gate.failed(channel, fault);
        pause = pause(pause);
      }
    }
  }

  private Duration pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private static List<Received> received(ConsumerRecords<byte[], byte[]> polled) {
    List<Received> all = new ArrayList<>(polled.count());
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
      int epoch = EpochStamp.of(records.getFirst());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        all.add(new Received(record, partition, epoch, record.offset() + 1));
      }
    }
    return all;
  }

  /** Without records of an older epoch, those already handled, and those behind an unknown type. */
  private List<Received> ours(List<Received> records) {
    Map<TopicPartition, Window> windows = new HashMap<>();
    return records.stream()
        .filter(r ->
            windows
                .computeIfAbsent(r.partition(), p -> assignments.window(p, r.epoch()))
                .contains(r.record().offset()))
        .toList();
  }

  private Span span(List<Received> records) {
    Map<TopicPartition, Long> expected = new HashMap<>();
    Map<TopicPartition, Long> next = new LinkedHashMap<>();
    for (Received r : records) {
      expected.computeIfAbsent(r.partition(), p -> assignments.window(p, r.epoch()).from());
      next.put(r.partition(), r.after());
    }
    return new Span(expected, next);
  }

  private void advance(
      String channel, List<Received> records, Map<TopicPartition, Long> positions) {
    Map<TopicPartition, Integer> epochs =
        records.stream()
            .collect(Collectors.toMap(Received::partition, Received::epoch, (first, _) -> first));
    positions.forEach((p, position) -> assignments.advance(p, epochs.get(p), position));
    commitForTools(channel, positions.keySet());
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
                .ifPresent(
                    at -> offsets.put(partition, new OffsetAndMetadata(at, Positioning.MARKER)));
          }
          offsets.keySet().retainAll(consumer.assignment());
          consumer.commitAsync(offsets, null);
        });
  }
}
