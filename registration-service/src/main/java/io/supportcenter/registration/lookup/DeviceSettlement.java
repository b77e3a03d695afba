package io.supportcenter.registration.lookup;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.progress.Progress;
import io.supportcenter.registration.progress.Questions.DeviceQuestion;
import io.supportcenter.registration.progress.ReceiptLocks;
import io.supportcenter.registration.progress.StoredUnit;
import io.supportcenter.registration.progress.UnitStore;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.ManufacturerAnswer;
import io.supportcenter.registration.registration.ManufacturerReply;
import io.supportcenter.registration.registration.RegistrationId;
import io.supportcenter.registration.registration.Sourced;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores what manufacturers said about devices. */
@ApplicationScoped
class DeviceSettlement {

  private final Progress progress;

  DeviceSettlement(Progress progress) {
    this.progress = progress;
  }

  /** A question and how it ended. */
  private record Answered(DeviceQuestion question, CompletedCall settled) {

    UUID registration() {
      return RegistrationId.of(question.unit()).value();
    }

    /** The answer to a unit's older question does not count. */
    boolean countsFor(StoredUnit unit) {
      return unit.asked().equals(Optional.of(question.key()));
    }
  }

  Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Answered> all =
        calls.stream()
            .map(c -> new Answered(DomainJson.read(c.call().request(), DeviceQuestion.class), c))
            .toList();
    ReceiptLocks locks =
        ReceiptLocks.lock(tx, all.stream().map(a -> a.question().receiptId()).toList());
    Map<UUID, StoredUnit> units =
        UnitStore.byIds(tx, all.stream().map(Answered::registration).distinct().toList()).stream()
            .collect(Collectors.toMap(unit -> unit.id().value(), Function.identity()));
    Instant now = Instant.now();
    List<StoredUnit> learned =
        all.stream()
            .filter(a -> units.containsKey(a.registration()))
            .filter(a -> a.countsFor(units.get(a.registration())))
            .collect(
                Collectors.toMap(
                    Answered::registration,
                    a -> learn(units.get(a.registration()), a, now),
                    (_, last) -> last))
            .values()
            .stream()
            .toList();
    return progress.advance(tx, locks, learned);
  }

  /** The partner is gone: whoever takes its place may be asked the same. */
  private static StoredUnit learn(StoredUnit unit, Answered answered, Instant now) {
    if (!(answered.settled().outcome() instanceof CallOutcome.Success success)) {
      return unit.forgettingQuestion();
    }
    ManufacturerReply reply =
        new ManufacturerReply(
            answered.question().question(), success.answer(ManufacturerAnswer.class));
    return unit.with(facts ->
        facts.withManufacturerReply(
            new Sourced<>(
                reply, FieldSource.MANUFACTURER, now, "lookup:" + answered.settled().call().id())));
  }
}
