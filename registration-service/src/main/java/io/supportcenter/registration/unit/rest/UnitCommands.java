package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.store.RegistrationBatch;
import io.supportcenter.registration.unit.store.UnitStore;
import io.supportcenter.registration.unit.store.UserLocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
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
   * Assigns the units of a receipt that waits for its buyer to a user. The user's own receipt again
   * changes nothing. Somebody else's is answered as if it did not exist.
   *
   * @return the receipt's row
   */
  UUID claim(ReceiptKey key, UserId user) {
    return transactions.inCurrent(tx -> {
      UUID receipt = ReceiptStore.find(tx, key).orElseThrow(UnitCommands::unknownReceipt);
      ReceiptLocks locks = ReceiptStore.lock(tx, List.of(receipt));
      checkNotErased(tx, user);
      List<StoredUnit> units = UnitStore.ofReceipts(tx, List.of(receipt));
      if (units.isEmpty() || !units.stream().allMatch(unit -> isOpenTo(user, unit))) {
        throw unknownReceipt();
      }
      Sourced<UserId> claimed = said(user, "claim");
      unitOfWork.publish(
          tx,
          registrations.advance(
              tx,
              locks,
              units.stream()
                  .filter(unit -> unit.facts().user().isEmpty())
                  .map(unit -> unit.with(facts -> facts.withUser(claimed)))
                  .toList()));
      return receipt;
    });
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

  private void change(UUID registration, BiFunction<StoredUnit, ReceiptLocks, StoredUnit> change) {
    unitOfWork.publish(
        transactions.inCurrent(tx -> {
          UUID receipt = find(tx, registration).receiptId();
          ReceiptLocks locks = ReceiptStore.lock(tx, List.of(receipt));
          StoredUnit changed = change.apply(find(tx, registration), locks);
          return registrations.advance(tx, locks, List.of(changed));
        }));
  }

  /** What the caller says, with its provenance. */
  <T> Sourced<T> said(T value, String command) {
    FieldSource source = caller.isStaff() ? FieldSource.AGENT : FieldSource.USER;
    return new Sourced<>(value, source, Instant.now(), command + ":" + caller.subject());
  }

  private static StoredUnit find(Connection tx, UUID registration) throws SQLException {
    return UnitStore.byIds(tx, Set.of(registration)).values().stream()
        .findFirst()
        .orElseThrow(Problems::notFound);
  }

  private static boolean isOpenTo(UserId user, StoredUnit unit) {
    return unit.facts().user().filter(owner -> !owner.value().equals(user)).isEmpty();
  }

  private static ProblemException unknownReceipt() {
    return new ProblemException(
        RegistrationProblem.RECEIPT_UNKNOWN, "no receipt of that number waits for its buyer");
  }

  private static void checkNotErased(Connection tx, UserId user) throws SQLException {
    if (UserLocks.lock(tx, Set.of(user)).values().stream().anyMatch(UserLocks.Word::erased)) {
      throw new ProblemException(RegistrationProblem.USER_ERASED, "this user was erased");
    }
  }
}
