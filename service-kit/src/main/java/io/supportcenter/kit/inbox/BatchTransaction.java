package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.kit.inbox.Sorted.Known;
import io.supportcenter.kit.inbox.Sorted.Poison;
import io.supportcenter.kit.outbox.Outbox;
import io.supportcenter.kit.trace.BatchTrace;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * One attempt at a list of records: all of them, their effects and the new positions in one
 * transaction.
 */
@ApplicationScoped
class BatchTransaction {

  private static final String BEHIND = "BEHIND_PARKED";

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final SealedRecords sealed;
  private final Refusals refusals;
  private final Tracing tracing;

  BatchTransaction(
      Transactions transactions,
      UnitOfWork unitOfWork,
      Outbox outbox,
      DeadLetters deadLetters,
      SealedRecords sealed,
      Refusals refusals,
      Tracing tracing) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.sealed = sealed;
    this.refusals = refusals;
    this.tracing = tracing;
  }

  /**
   * What became of the records of an attempt that committed.
   *
   * @param deadLetters the reason of each dead letter
   */
  record Tally(int applied, int parked, List<String> deadLetters) {}

  /**
   * @param expected position of each partition as this instance knows it
   * @param next position of each partition afterwards
   */
  record Span(Map<TopicPartition, Position> expected, Map<TopicPartition, Long> next) {

    /** The positions once the records are handled. */
    Map<TopicPartition, Position> after() {
      Map<TopicPartition, Position> after = new HashMap<>();
      next.forEach((p, offset) -> after.put(p, new Position(expected.get(p).topicId(), offset)));
      return after;
    }
  }

  /**
   * Handles the records.
   *
   * @throws PositionMoved when another instance, or an attempt of ours whose commit looked lost,
   *     has moved on
   */
  Tally run(String channel, Sorted sorted, Span span, Intake intake) {
    try (BatchTrace trace = tracing.batch("batch " + channel)) {
      try {
        return attempt(channel, sorted, span, intake, trace);
      } catch (RuntimeException | Error fault) {
        trace.failed(fault);
        throw fault;
      }
    }
  }

  private Tally attempt(String channel, Sorted all, Span span, Intake intake, BatchTrace trace) {
    return transactions.inNew(tx -> {
      checkPositions(tx, channel, span);
      Sorted sorted = all.refusing(owners(tx, intake, all)::isForeign);
      List<Unhandled> behind = behindParked(tx, intake, sorted.events());
      List<Known> events = without(behind, sorted.events());
      List<Unhandled> dead = sorted.poison().stream().map(Poison::unhandled).toList();
      outbox.addRaw(tx, deadLetters.of(intake, dead));
      refusals.tell(
          tx,
          channel,
          intake.isConfidential(),
          sorted.poison().stream().map(Poison::refused).toList());
      Effects effects = apply(tx, intake, events, trace);
      park(tx, intake, behind, span);
      PositionStore.advance(tx, channel, span.next());
      unitOfWork.write(tx, effects.in(trace.cause()));
      return new Tally(events.size(), behind.size(), dead.stream().map(Unhandled::reason).toList());
    });
  }

  /** Parks one record that was not handled. */
  void park(Intake intake, Unhandled record, Span span) {
    transactions.inNew(tx -> {
      checkPositions(tx, intake.channel(), span);
      park(tx, intake, List.of(record), span);
      PositionStore.advance(tx, intake.channel(), span.next());
      return null;
    });
  }

  /**
   * Parks one record with nothing but its address, key and value, and without a dead letter: for
   * one that {@link #park} failed with.
   */
  void parkBare(Intake intake, Unhandled record, Span span) {
    transactions.inNew(tx -> {
      checkPositions(tx, intake.channel(), span);
      Unhandled bare = new Unhandled(record.received().bare(), record.reason(), "");
      ParkedStore.insert(tx, List.of(row(intake, bare, span)));
      PositionStore.advance(tx, intake.channel(), span.next());
      return null;
    });
  }

  private void park(Connection tx, Intake intake, List<Unhandled> parked, Span span)
      throws SQLException {
    ParkedStore.insert(tx, parked.stream().map(one -> row(intake, one, span)).toList());
    outbox.addRaw(tx, deadLetters.of(intake, parked));
  }

  private ParkedStore.Row row(Intake intake, Unhandled parked, Span span) {
    Received received = parked.received();
    ParkedId id =
        new ParkedId(
            intake.channel(),
            received.topic(),
            span.expected().get(received.partition()).topicId(),
            received.partition().partition(),
            received.record().offset());
    return sealed.row(intake, id, parked);
  }

  private static Owners owners(Connection tx, Intake intake, Sorted sorted) throws SQLException {
    return Owners.of(tx, intake, sorted.events().stream().map(Known::event).toList());
  }

  private static Effects apply(Connection tx, Intake intake, List<Known> events, BatchTrace trace)
      throws SQLException {
    return events.isEmpty()
        ? Effects.NONE
        : intake.apply(tx, events.stream().map(known -> received(known.event(), trace)).toList());
  }

  private static InboundEvent received(InboundEvent event, BatchTrace trace) {
    return event.in(trace.receive(event.topic(), event.traceParent()));
  }

  private static void checkPositions(Connection tx, String channel, Span span) throws SQLException {
    Map<TopicPartition, Position> stored =
        PositionStore.lock(tx, channel, span.expected().keySet());
    if (!stored.equals(span.expected())) {
      throw new PositionMoved(stored);
    }
  }

  /** The events whose key has parked records: they wait behind those, in order. */
  private List<Unhandled> behindParked(Connection tx, Intake intake, List<Known> events)
      throws SQLException {
    List<Unhandled> behind = new ArrayList<>();
    if (!ParkedStore.any(tx, intake.channel())) {
      return behind;
    }
    Map<String, List<Known>> byTopic =
        events.stream().collect(Collectors.groupingBy(k -> k.received().topic()));
    for (var ofTopic : byTopic.entrySet()) {
      Set<ByteBuffer> keys = new HashSet<>();
      ofTopic.getValue().forEach(known -> keys.add(storedKey(intake, known)));
      Set<ByteBuffer> parked = ParkedStore.keys(tx, intake.channel(), ofTopic.getKey(), keys);
      for (Known known : ofTopic.getValue()) {
        if (parked.contains(storedKey(intake, known))) {
          behind.add(new Unhandled(known.received(), BEHIND, ""));
        }
      }
    }
    return behind;
  }

  private ByteBuffer storedKey(Intake intake, Known known) {
    return ByteBuffer.wrap(sealed.storedKey(intake, known.received().key().array()));
  }

  private static List<Known> without(List<Unhandled> behind, List<Known> events) {
    if (behind.isEmpty()) {
      return events;
    }
    Set<Received> waiting = behind.stream().map(Unhandled::received).collect(Collectors.toSet());
    return events.stream().filter(known -> !waiting.contains(known.received())).toList();
  }
}
