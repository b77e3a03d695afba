package io.supportcenter.kit.inbox;

import io.quarkus.arc.All;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.ParkedRecordResource.Replayed;
import io.supportcenter.kit.inbox.ParkedStore.Stored;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

/**
 * What an operator does with parked records.
 *
 * <p>Each step is a transaction that holds the position of the record's partition: no batch of that
 * partition runs beside it, so a key's order is kept, and the last of its records is not removed
 * while a new one is being parked behind it.
 */
@ApplicationScoped
class ParkedRecords {

  private static final Logger LOG = Logger.getLogger(ParkedRecords.class);

  private static final int KEY_SHOWN = 3;
  private static final int DISCARDED_AT_ONCE = 1000;

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final EventCodec codec;
  private final Refusals refusals;
  private final SealedRecords sealed;
  private final List<Intake> intakes;

  ParkedRecords(
      Transactions transactions,
      UnitOfWork unitOfWork,
      EventCodec codec,
      Refusals refusals,
      SealedRecords sealed,
      @All List<Intake> intakes) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.codec = codec;
    this.refusals = refusals;
    this.sealed = sealed;
    this.intakes = intakes;
  }

  /** In the order of channel, topic, partition and offset. */
  List<ParkedRecord> after(Optional<ParkedId> last, int limit) {
    return transactions.read(tx -> ParkedStore.list(tx, last, limit)).stream()
        .map(this::described)
        .toList();
  }

  Optional<Stored> find(ParkedId id) {
    return transactions.read(tx -> ParkedStore.find(tx, id));
  }

  /**
   * Handles the parked records of that record's key again, the oldest first, up to the first that
   * fails again.
   *
   * @param max records at once
   */
  Replayed replayKeyOf(Stored record, int max) {
    int replayed = 0;
    try {
      Optional<Stored> first = firstOfKey(record);
      while (replayed < max && first.isPresent()) {
        if (replay(first.get())) {
          replayed++;
        }
        first = firstOfKey(record);
      }
      return new Replayed(replayed, Optional.empty(), Optional.empty());
    } catch (RuntimeException fault) {
      if (Faults.isTransient(fault)) {
        throw fault;
      }
      ParkedId at = firstOfKey(record).map(Stored::id).orElseThrow(() -> fault);
      return stopped(replayed, at, fault);
    }
  }

  private Replayed stopped(int replayed, ParkedId at, RuntimeException fault) {
    LOG.errorf(fault, "handling %s failed again", at);
    String described = Faults.describe(fault);
    transactions.inNew(tx -> ParkedStore.explain(tx, at, described));
    return new Replayed(replayed, Optional.of(at), Optional.of(described));
  }

  private Optional<Stored> firstOfKey(Stored record) {
    return transactions.read(tx -> ParkedStore.firstOfKey(tx, record));
  }

  /** Whether it was still the first of its key; it is decoded before the transaction. */
  private boolean replay(Stored record) {
    Intake intake =
        intake(record)
            .orElseThrow(() ->
                new IllegalStateException(
                    "no channel " + record.id().channel() + " in this build"));
    Stored opened = sealed.opened(record);
    Optional<SpecificRecord> event = event(opened);
    return transactions.inNew(tx -> {
      PositionStore.lock(tx, record.id().channel(), List.of(record.id().in()));
      boolean isFirst =
          ParkedStore.firstOfKey(tx, record)
              .map(Stored::id)
              .filter(record.id()::equals)
              .isPresent();
      if (isFirst) {
        Effects effects = handle(tx, intake, opened.event(event));
        ParkedStore.delete(tx, record.id());
        unitOfWork.write(tx, effects);
      }
      return isFirst;
    });
  }

  /** Its copy is already on the dead-letter topic when it is refused now. */
  private Effects handle(Connection tx, Intake intake, InboundEvent event) throws SQLException {
    Optional<Refusal> refusal = Sorter.refusal(intake, event);
    if (refusal.isEmpty() && Owners.of(tx, intake, List.of(event)).isForeign(event)) {
      refusal = Optional.of(Senders.OTHER_OWNER);
    }
    if (refusal.isEmpty()) {
      return intake.apply(tx, List.of(event));
    }
    refusals.tell(
        tx, intake.channel(), intake.isConfidential(), List.of(new Refused(event, refusal.get())));
    return Effects.NONE;
  }

  private Optional<SpecificRecord> event(Stored record) {
    return switch (codec.decode(record.id().topic(), record.value())) {
      case Decoded.Event(var event) -> Optional.of(event);
      case Decoded.Tombstone() -> Optional.empty();
      case Decoded.UnknownType(String name) ->
          throw new IllegalStateException("unknown event type " + name);
      case Decoded.UnknownSchema(int id) ->
          throw new IllegalStateException("the registry does not have schema " + id);
      case Decoded.Poison poison -> throw new IllegalStateException(poison.reason().name());
    };
  }

  private Optional<Intake> intake(Stored record) {
    return intake(record.id().channel());
  }

  private Optional<Intake> intake(String channel) {
    return intakes.stream().filter(candidate -> candidate.channel().equals(channel)).findFirst();
  }

  /** Also when no intake of this build says that it is not. */
  private boolean isConfidential(Stored record) {
    return record.sealed() || intake(record).map(Intake::isConfidential).orElse(true);
  }

  /** Gives a record up. Its copy stays on the dead-letter topic. */
  boolean discard(ParkedId id) {
    return transactions.inNew(tx -> {
      PositionStore.lock(tx, id.channel(), List.of(id.in()));
      return ParkedStore.delete(tx, id);
    });
  }

  /**
   * Gives up all of a channel that fit. Their copies stay on the dead-letter topic.
   *
   * @param reason absent for any
   * @param keyPrefix of a confidential channel the whole key, or empty
   * @return how many
   */
  int discard(String channel, Optional<String> reason, String keyPrefix) {
    byte[] begin = keyPrefix.getBytes(StandardCharsets.UTF_8);
    byte[] prefix =
        intake(channel)
            .filter(_ -> begin.length > 0)
            .map(of -> sealed.storedKey(of, begin))
            .orElse(begin);
    int all = 0;
    int discarded;
    do {
      List<ParkedId> some =
          transactions.read(
              tx -> ParkedStore.some(tx, channel, reason.orElse(null), prefix, DISCARDED_AT_ONCE));
      discarded =
          transactions.inNew(tx -> {
            PositionStore.lock(
                tx, channel, some.stream().map(ParkedId::in).collect(Collectors.toSet()));
            return ParkedStore.delete(tx, some);
          });
      all += discarded;
    } while (discarded > 0);
    return all;
  }

  ParkedRecord described(Stored record) {
    Optional<Stored> opened = opened(record);
    return new ParkedRecord(
        record.id(),
        opened
            .map(Stored::keyText)
            .map(key -> isConfidential(record) ? masked(key) : key)
            .orElse("..."),
        opened.flatMap(Stored::type).orElse(null),
        record.reason(),
        record.detail().isEmpty() ? null : record.detail(),
        record.recordedAt(),
        record.parkedAt());
  }

  /** Empty when the vault has lost its key. */
  private Optional<Stored> opened(Stored record) {
    try {
      return Optional.of(sealed.opened(record));
    } catch (IllegalArgumentException e) {
      LOG.errorf("%s: %s", record.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static String masked(String key) {
    return key.substring(0, Math.min(KEY_SHOWN, key.length())) + "...";
  }

  /** The event as JSON, for an operator's eyes; empty when it is confidential. */
  Optional<String> content(Stored record) {
    if (isConfidential(record)) {
      return Optional.empty();
    }
    return switch (codec.decode(record.id().topic(), record.value())) {
      case Decoded.Event(var event) -> Optional.of(event.toString());
      case Decoded.Tombstone _, Decoded.UnknownType _, Decoded.UnknownSchema _, Decoded.Poison _ ->
          Optional.empty();
    };
  }
}
