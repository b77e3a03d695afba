package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.inbox.BatchTransaction.Span;
import io.supportcenter.kit.inbox.BatchTransaction.Tally;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.kit.inbox.Sorted.Stop;
import io.supportcenter.kit.values.RefusalCode;
import io.supportcenter.schemas.Decoded.PoisonReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Kafka to PostgreSQL, exactly once: each polled batch is handled in one transaction together with
 * the positions of its partitions. There is no row per consumed event.
 *
 * <p>Records are decoded before the transaction begins. After a transient fault the whole batch is
 * tried again in a new transaction, for as long as it takes; polling continues meanwhile. When the
 * handler fails for another reason, or runs into a time limit twice, the batch is halved, down to a
 * single record; when that fails repeatedly, it is parked, with all later records of its key.
 */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Attempts after which a record is parked without its headers and without a dead letter. */
  private static final int PARKED_WHOLE = 3;

  private final InboxConfig config;
  private final Sorter sorter;
  private final MissingSchemas missing;
  private final BatchTransaction transaction;
  private final InboxProgress progress;
  private final IntakeGate gate;
  private final Refusals refusals;
  private final MeterRegistry metrics;
  private volatile boolean stopping;

  Inbox(
      InboxConfig config,
      Sorter sorter,
      MissingSchemas missing,
      BatchTransaction transaction,
      InboxProgress progress,
      IntakeGate gate,
      Refusals refusals,
      MeterRegistry metrics) {
    this.config = config;
    this.sorter = sorter;
    this.missing = missing;
    this.transaction = transaction;
    this.progress = progress;
    this.gate = gate;
    this.refusals = refusals;
    this.metrics = metrics;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  void declareRefusals(String channel, RefusalCode... reasons) {
    refusals.declare(channel, reasons);
  }

  void refuse(Intake intake, Connection tx, List<Refused> refused) throws SQLException {
    refusals.tell(tx, intake.channel(), intake.isConfidential(), refused);
  }

  /**
   * Handles a polled batch; returns when every record of it is applied, parked, dead-lettered, or
   * no longer ours. Called by the channel's {@code @Incoming} method, on a worker thread, one call
   * at a time.
   */
  public void consume(Intake intake, ConsumerRecords<byte[], byte[]> polled) {
    String channel = intake.channel();
    Timer.Sample timer = Timer.start(metrics);
    progress.checkContinuity(channel, polled);
    Deque<List<Received>> todo = new ArrayDeque<>();
    bounded(Received.of(polled), config.maxBatchBytes()).reversed().forEach(todo::push);
    while (!todo.isEmpty() && !stopping) {
      List<Received> records = progress.ours(todo.pop());
      if (!records.isEmpty()) {
        handle(channel, records, intake, todo);
      }
    }
    timer.stop(metrics.timer("inbox.batch", "channel", channel));
    metrics.summary("inbox.batch.size", "channel", channel).record(polled.count());
  }

  private void handle(
      String channel, List<Received> records, Intake intake, Deque<List<Received>> todo) {
    Span span = progress.span(records);
    Attempts attempts = new Attempts();
    Duration pause = FIRST_PAUSE;
    Sorted sorted = null;
    while (!stopping) {
      long began = System.nanoTime();
      try {
        if (sorted == null || sorted.stop().isPresent()) {
          sorted = sorter.sort(intake, records);
        }
        if (sorted.stop().isPresent()) {
          stopAt(intake, records, sorted, todo);
          return;
        }
        gate.awaitOpen(channel, () -> stopping);
        began = System.nanoTime();
        Tally tally = transaction.run(channel, sorted, span, intake);
        gate.succeeded(channel);
        InboxMetrics.add(metrics, channel, tally);
        progress.advance(channel, records, span);
        return;
      } catch (PositionMoved moved) {
        progress.movedOn(channel, records, span, moved);
        return;
      } catch (Throwable fault) { // An Error as well: no record may end its channel.
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        switch (attempts.after(fault, took, records.size())) {
          case AGAIN -> {
            if (Faults.isTransient(fault)) {
              gate.failed(channel, fault);
            }
            pause = pause(pause);
            if (progress.ours(records).size() < records.size()) {
              todo.push(records);
              return;
            }
          }
          case HALVE -> {
            halve(records, todo);
            return;
          }
          case PARK -> {
            park(intake, failed(records.getFirst(), fault), span);
            return;
          }
        }
      }
    }
  }

  /**
   * What is before the record that stops the list is handled first. Other partitions' records
   * behind it continue, as far as it holds only its own.
   *
   * @throws io.supportcenter.schemas.RegistryUnavailable when that is why it cannot be decoded
   */
  private void stopAt(
      Intake intake, List<Received> records, Sorted sorted, Deque<List<Received>> todo) {
    if (sorted.size() > 0) {
      todo.push(records.subList(sorted.size(), records.size()));
      todo.push(records.subList(0, sorted.size()));
      return;
    }
    Received first = records.getFirst();
    switch (sorted.stop().orElseThrow()) {
      case Stop.UnknownType(String name) -> {
        LOG.errorf(
            "unknown event type %s at %s offset %d: this partition waits for a newer build",
            name, first.partition(), first.record().offset());
        progress.blockFrom(first);
        todo.push(records);
      }
      case Stop.SchemaMissing(int id) -> {
        LOG.errorf(
            "the registry does not have schema %d of %s offset %d: this partition waits for it",
            id, first.partition(), first.record().offset());
        missing.hold(intake.channel(), first);
        todo.push(records);
      }
      case Stop.SchemaGivenUp(int id) -> {
        LOG.errorf(
            "the registry does not have schema %d: %s offset %d is parked with all later records of"
                + " its key",
            id, first.partition(), first.record().offset());
        todo.push(records.subList(1, records.size()));
        park(
            intake,
            new Unhandled(first, PoisonReason.UNKNOWN_SCHEMA.name(), "no schema of id " + id),
            progress.span(List.of(first)));
      }
      case Stop.NoRegistry(var fault) -> throw fault;
    }
  }

  private static void halve(List<Received> records, Deque<List<Received>> todo) {
    int half = records.size() / 2;
    todo.push(records.subList(half, records.size()));
    todo.push(records.subList(0, half));
  }

  private static Unhandled failed(Received record, Throwable fault) {
    LOG.errorf(
        fault,
        "handling %s offset %d failed: it is parked with all later records of its key",
        record.partition(),
        record.record().offset());
    return new Unhandled(record, "HANDLER_FAILED", Faults.describe(fault));
  }

  private void park(Intake intake, Unhandled record, Span span) {
    String channel = intake.channel();
    List<Received> records = List.of(record.received());
    Duration pause = FIRST_PAUSE;
    int refused = 0;
    while (!stopping) {
      try {
        if (refused < PARKED_WHOLE) {
          transaction.park(intake, record, span);
        } else {
          transaction.parkBare(intake, record, span);
        }
        gate.succeeded(channel);
        InboxMetrics.add(metrics, channel, new Tally(0, 1, List.of()));
        progress.advance(channel, records, span);
        return;
      } catch (PositionMoved moved) {
        progress.movedOn(channel, records, span, moved);
        return;
      } catch (Throwable fault) {
        if (!Faults.isTransient(fault)) {
          LOG.errorf(fault, "parking %s failed", record.received().partition());
          refused++;
        }
        gate.failed(channel, fault);
        pause = pause(pause);
      }
    }
  }

  private Duration pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      // It is not a stop, for which there is an event: only the pause ends.
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** Lists that are not larger than the limit in bytes, unless one record alone is. */
  static List<List<Received>> bounded(List<Received> records, long bytesMax) {
    List<List<Received>> lists = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < records.size(); i++) {
      long next = records.get(i).bytes();
      if (i > from && bytes + next > bytesMax) {
        lists.add(records.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += next;
    }
    lists.add(records.subList(from, records.size()));
    return lists;
  }
}
