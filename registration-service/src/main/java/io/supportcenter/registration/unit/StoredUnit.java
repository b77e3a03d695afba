package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A registration as it is stored.
 *
 * @param facts without the partners, which are looked up for each decision; an asset keeps its
 *     manufacturer
 * @param detail the stored state's content as JSON
 * @param asked key of the question to a manufacturer whose answer counts
 * @param item as of the last decision
 */
public record StoredUnit(
    Registration registration,
    UUID receiptId,
    RegistrationFacts facts,
    String detail,
    Optional<String> asked,
    Optional<ItemKey> item) {

  /** A unit of a sale that has just arrived. */
  public static StoredUnit received(UUID receiptId, RegistrationFacts facts) {
    return new StoredUnit(
        Registration.received(facts.unit()),
        receiptId,
        facts,
        "{}",
        Optional.empty(),
        Optional.empty());
  }

  public RegistrationId id() {
    return registration.id();
  }

  public StoredUnit with(UnaryOperator<RegistrationFacts> change) {
    return new StoredUnit(registration, receiptId, change.apply(facts), detail, asked, item);
  }

  /** The user has asked to be forgotten. */
  public StoredUnit erased(Instant now) {
    return with(facts ->
        facts.withDisposition(
            new Sourced<>(Disposition.USER_ERASED, FieldSource.USER, now, "erasure")));
  }

  /** The next question may be one that was asked before. */
  public StoredUnit forgettingQuestion() {
    return new StoredUnit(registration, receiptId, facts, detail, Optional.empty(), item);
  }
}
