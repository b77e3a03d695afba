package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.kit.outbox.Outbox;
import io.supportcenter.kit.trace.BatchTrace;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
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
  private final EventCodec codec;
  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final Tracing tracing;

  BatchTransaction(
      Transactions transactions,
      UnitOfWork unitOfWork,
      EventCodec codec,
      Outbox outbox,
      DeadLetters deadLetters,
      Tracing tracing) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.codec = codec;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.tracing = tracing;
  }

  /** How many records of an attempt that committed were applied, parked and dead-lettered. */
  record Tally(int applied, int parked, int deadLettered) {}

  /**
   * @param expected position of each partition as this instance knows it
   * @param next position of each partition afterwards
   */
  record Span(Map<TopicPartition, Long> expected, Map<TopicPartition, Long> next) {}

  /**
   * Handles the records.
   *
   * @throws PositionMoved when another instance, or an attempt of ours whose commit looked lost,
   *     has moved on
   * @throws UnknownEventType when a newer producer is ahead of this build
   */
  Tally run(String channel, List<Received> records, Span span, Intake intake) {
    try (BatchTrace trace = tracing.batch("batch " + channel)) {
      try {
        return attempt(channel, records, span, intake, trace);
      } catch (RuntimeException fault) {
        trace.failed(fault);
        throw fault;
      }
    }
  }

  private Tally attempt(
      String channel, List<Received> records, Span span, Intake intake, BatchTrace trace) {
    return transactions.inNew(tx -> {
      checkPositions(tx, channel, span);
      Sorted sorted = sort(records, trace);
      List<Unhandled> behind = behindParked(tx, channel, sorted);
      Effects effects = apply(tx, intake, sorted.events);
      outbox.addRaw(tx, deadLetters.of(sorted.poison));
      park(tx, channel, behind);
      PositionStore.advance(tx, channel, span.next());
      unitOfWork.write(tx, effects.in(trace.cause()));
      return new Tally(sorted.events.size(), behind.size(), sorted.poison.size());
    });
  }

  /** Parks one record whose handling failed. */
  void park(String channel, Received record, Span span, String detail) {
    transactions.inNew(tx -> {
      checkPositions(tx, channel, span);
      park(tx, channel, List.of(new Unhandled(record, "HANDLER_FAILED", detail)));
      PositionStore.advance(tx, channel, span.next());
      return null;
    });
  }

  private void park(Connection tx, String channel, List<Unhandled> parked) throws SQLException {
    ParkedStore.insert(tx, channel, parked);
    outbox.addRaw(tx, deadLetters.of(parked));
  }

  private static Effects apply(Connection tx, Intake intake, List<Known> events)
      throws SQLException {
    return events.isEmpty()
        ? Effects.NONE
        : intake.apply(tx, events.stream().map(Known::event).toList());
  }

  private static void checkPositions(Connection tx, String channel, Span span) throws SQLException {
    Map<TopicPartition, Long> stored =
        PositionStore.lock(tx, channel, span.expected().keySet()).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().next()));
    if (!stored.equals(span.expected())) {
      throw new PositionMoved(stored);
    }
  }

  private Sorted sort(List<Received> records, BatchTrace trace) {
    Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
    for (Received received : records) {
      switch (codec.decode(received.topic(), received.record().value())) {
        case Decoded.Event(var event) ->
            sorted.events.add(new Known(received, inbound(received, Optional.of(event), trace)));
        case Decoded.Tombstone() ->
            sorted.events.add(new Known(received, inbound(received, Optional.empty(), trace)));
        case Decoded.UnknownType(String name) -> throw new UnknownEventType(received, name);
        case Decoded.Poison(var reason, var detail) ->
            sorted.poison.add(new Unhandled(received, reason.name(), detail));
      }
    }
    return sorted;
  }

  private static InboundEvent inbound(
      Received received, Optional<SpecificRecord> event, BatchTrace trace) {
    return new InboundEvent(
        received.topic(),
        received.partition().partition(),
        received.record().offset(),
        new String(received.key().array(), StandardCharsets.UTF_8),
        Instant.ofEpochMilli(received.record().timestamp()),
        event,
        trace.receive(
            received.topic(), CloudEventHeaders.traceParent(received.record().headers())));
  }

  /**
   * Takes the events whose key has parked records out of the list: they wait behind those, in
   * order.
   */
  private static List<Unhandled> behindParked(Connection tx, String channel, Sorted sorted)
      throws SQLException {
    List<Unhandled> behind = new ArrayList<>();
    if (!ParkedStore.any(tx, channel)) {
      return behind;
    }
    Map<String, List<Known>> byTopic =
        sorted.events.stream().collect(Collectors.groupingBy(k -> k.received.topic()));
    for (var ofTopic : byTopic.entrySet()) {
      Set<ByteBuffer> keys = new HashSet<>();
      ofTopic.getValue().forEach(known -> keys.add(known.received.key()));
      Set<ByteBuffer> parked = ParkedStore.keys(tx, channel, ofTopic.getKey(), keys);
      for (Known known : ofTopic.getValue()) {
        if (parked.contains(known.received.key())) {
          behind.add(new Unhandled(known.received, BEHIND, ""));
        }
      }
    }
    Set<Received> waiting = behind.stream().map(Unhandled::received).collect(Collectors.toSet());
    sorted.events.removeIf(known -> waiting.contains(known.received));
    return behind;
  }

  private record Known(Received received, InboundEvent event) {}

  private record Sorted(List<Known> events, List<Unhandled> poison) {}
}
