package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.identity.store.CustomerMatches;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.Contradiction.Field;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.Settlement;
import io.supportcenter.registration.unit.store.BuyerAssignment;
import io.supportcenter.registration.unit.store.RegistrationBatch;
import io.supportcenter.registration.unit.store.UnitStore;
import io.supportcenter.registration.unit.store.UserLocks;
import io.supportcenter.registration.unit.store.UserLocks.Word;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a person may add to what is known of units. */
@ApplicationScoped
@Transactional
class UnitCommands {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final Caller caller;
  private final RegistrationBatch registrations;

  UnitCommands(
      Transactions transactions,
      UnitOfWork unitOfWork,
      Caller caller,
      RegistrationBatch registrations) {
    this.registrations = registrations;
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.caller = caller;
  }

  /**
   * Changes what is known of one unit.
   *
   * @param change may refuse with a {@link ProblemException}
   */
  void change(UUID registration, UnaryOperator<StoredUnit> change) {
    change(registration, (unit, _) -> change.apply(unit));
  }

  /** Asks the partners about a unit as if they had not been asked yet. */
  void askAgain(UUID registration, Predicate<StoredUnit> isOpen) {
    change(
        registration,
        (unit, locks) -> {
          if (!isOpen.test(unit)) {
            throw new ProblemException(
                RegistrationProblem.NOTHING_TO_ASK, "this registration waits for no answer");
          }
          locks.setRetailerAsked(unit.receiptId(), 0);
          return unit.with(RegistrationFacts::reopened).forgettingQuestion();
        });
  }

  /**
   * Decides who gets what a user has claimed, and whose another buyer is by the receipt or the
   * retailer. An asset is withdrawn from the user before the buyer gets it.
   *
   * @param source that of the claim, or that which names the other buyer
   * @param check refuses a unit that the caller does not reach
   * @throws ProblemException 409 when nobody contests the claim, or the named buyer does not let
   *     receipts register items; 422 when the source names none
   */
  void settleBuyer(UUID registration, FieldSource source, Consumer<StoredUnit> check) {
    unitOfWork.publish(
        transactions.inCurrent(tx -> {
          UUID receipt = find(tx, registration).receiptId();
          ReceiptLocks locks = ReceiptStore.lock(tx, List.of(receipt));
          StoredUnit unit = find(tx, registration);
          check.accept(unit);
          if (unit.facts().settled(Field.BUYER).filter(s -> s.source() == source).isPresent()) {
            return Effects.NONE;
          }
          if (unit.facts().contest().isEmpty() || isGone(unit)) {
            throw new ProblemException(
                RegistrationProblem.NOT_CONTRADICTED, "nobody else is named as the buyer");
          }
          Sourced<Settlement> decided =
              said(unit, new Settlement(Field.BUYER, source, ""), "settlement");
          StoredUnit settled = unit.with(facts -> facts.withSettlement(decided));
          return unit.facts().user().orElseThrow().source() == source
              ? registrations.advance(tx, locks, List.of(settled))
              : give(tx, locks, settled, source);
        }));
  }

  /** What was returned stays what it is. */
  private static boolean isGone(StoredUnit unit) {
    return unit.registration().isAsset() && !unit.registration().code().isLiveAsset();
  }

  private Effects give(Connection tx, ReceiptLocks locks, StoredUnit unit, FieldSource source)
      throws SQLException {
    Match match = CustomerMatches.find(tx, List.of(unit.receiptId())).get(unit.receiptId());
    if (match == null || !unit.facts().otherBuyer().equals(Optional.of(source))) {
      throw new ProblemException(
          RegistrationProblem.CLAIM_UNKNOWN, "this source names nobody whom we know");
    }
    Sourced<UserId> buyer = BuyerAssignment.named(unit.facts(), match);
    if (!unit.registration().isAsset()) {
      return registrations.advance(tx, locks, List.of(unit.with(facts -> facts.givenTo(buyer))));
    }
    UserId claimer = unit.facts().user().orElseThrow().value();
    Word word = UserLocks.lock(tx, Set.of(claimer, match.user())).get(match.user());
    if (word == null || !word.consent()) {
      throw new ProblemException(
          RegistrationProblem.CONSENT_MISSING, "the buyer does not let receipts register items");
    }
    Effects withdrawn =
        registrations.advance(
            tx,
            locks,
            List.of(
                unit.with(facts ->
                    facts.withDisposition(said(unit, Disposition.OTHER_BUYER, "settlement")))));
    StoredUnit free = find(tx, unit.id().value());
    Effects given =
        registrations.advance(tx, locks, List.of(free.with(facts -> facts.givenTo(buyer))));
    return withdrawn.and(given);
  }

  private void change(UUID registration, BiFunction<StoredUnit, ReceiptLocks, StoredUnit> change) {
    unitOfWork.publish(
        transactions.inCurrent(tx -> {
          UUID receipt = find(tx, registration).receiptId();
          ReceiptLocks locks = ReceiptStore.lock(tx, List.of(receipt));
          StoredUnit changed = change.apply(find(tx, registration), locks);
          return registrations.advance(tx, locks, List.of(changed));
        }));
  }

  /** Whether the caller is the user who has the unit. */
  boolean isOwn(StoredUnit unit) {
    return unit.facts().user().filter(user -> caller.isSelf(user.value().value())).isPresent();
  }

  /** What the caller says of a unit, with its provenance. */
  <T> Sourced<T> said(StoredUnit unit, T value, String command) {
    return said(isOwn(unit), value, command);
  }

  /** What the caller says, as the user whom it is about or in a role of staff. */
  <T> Sourced<T> said(boolean isUser, T value, String command) {
    FieldSource source = isUser ? FieldSource.USER : FieldSource.AGENT;
    return new Sourced<>(value, source, Instant.now(), command + ":" + caller.subject());
  }

  private static StoredUnit find(Connection tx, UUID registration) throws SQLException {
    return UnitStore.byIds(tx, Set.of(registration)).values().stream()
        .findFirst()
        .orElseThrow(Problems::notFound);
  }
}
