package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.LockoutPolicy;
import io.supportcenter.kit.security.LockoutPolicy.Lock;
import io.supportcenter.kit.security.Lockouts;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.identity.CustomerHasher;
import io.supportcenter.registration.identity.store.CustomerMatches;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.receipt.PaperProof;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.store.RegistrationBatch;
import io.supportcenter.registration.unit.store.UnitStore;
import io.supportcenter.registration.unit.store.UserLocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Assigns receipts to users who have their paper. */
@ApplicationScoped
@Transactional
class ClaimCommands {

  private static final LockoutPolicy LOCKOUT =
      new LockoutPolicy(
          List.of(
              new Lock(5, Duration.ofMinutes(15)),
              new Lock(10, Duration.ofHours(1)),
              new Lock(20, Duration.ofHours(24))),
          Duration.ofDays(7));

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final UnitCommands units;
  private final RegistrationBatch registrations;
  private final CustomerHasher hasher;
  private final Caller caller;

  ClaimCommands(
      Transactions transactions,
      UnitOfWork unitOfWork,
      UnitCommands units,
      RegistrationBatch registrations,
      CustomerHasher hasher,
      Caller caller) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.units = units;
    this.registrations = registrations;
    this.hasher = hasher;
    this.caller = caller;
  }

  /**
   * Assigns the units of a receipt that waits for its buyer to a user. The user's own receipt again
   * changes nothing. One that names somebody else is as if it did not exist, and so is one whose
   * paper says something else.
   *
   * @param proof empty for a caller who needs none
   * @return the receipt's row; empty after a failure, which counts once the transaction is
   *     committed
   * @throws ProblemException 429 while the caller or the receipt is locked out
   */
  Optional<UUID> claim(ReceiptKey key, UserId user, Optional<PaperProof> proof) {
    Instant now = Instant.now();
    return transactions.inCurrent(tx -> {
      Lockouts lockouts =
          Lockouts.hold(tx, LOCKOUT, List.of("claims by " + caller.subject(), "claims of " + key));
      Optional<Instant> lockedUntil = lockouts.lockedUntil(now);
      if (lockedUntil.isPresent()) {
        throw new ProblemException(
            CommonProblem.TOO_MANY_REQUESTS,
            "too many claims in vain; the header Retry-After has the seconds to wait",
            Duration.between(now, lockedUntil.get()));
      }
      Optional<UUID> receipt = ReceiptStore.find(tx, key);
      if (receipt.isEmpty() || !assign(tx, key, receipt.get(), user, proof)) {
        lockouts.failed(now);
        return Optional.empty();
      }
      return receipt;
    });
  }

  private boolean assign(
      Connection tx, ReceiptKey key, UUID receipt, UserId user, Optional<PaperProof> proof)
      throws SQLException {
    ReceiptLocks locks = ReceiptStore.lock(tx, List.of(receipt));
    List<StoredUnit> sold = UnitStore.ofReceipts(tx, List.of(receipt));
    boolean isOpen =
        !sold.isEmpty()
            && sold.stream().allMatch(unit -> isOpenTo(user, unit))
            && !CustomerMatches.namesOthers(tx, receipt, user);
    boolean isProven = proof.isEmpty() || isProven(tx, key, receipt, proof.get());
    if (!isOpen || !isProven) {
      return false;
    }
    checkNotErased(tx, user);
    Sourced<UserId> claimed = units.said(caller.isSelf(user.value()), user, "claim");
    unitOfWork.publish(
        tx,
        registrations.advance(
            tx,
            locks,
            sold.stream()
                .filter(unit -> unit.facts().user().isEmpty())
                .map(unit -> unit.with(facts -> facts.withUser(claimed)))
                .toList()));
    return true;
  }

  /** Takes as long whatever is wrong. */
  private boolean isProven(Connection tx, ReceiptKey key, UUID receipt, PaperProof proof)
      throws SQLException {
    boolean isOne = false;
    List<KeyedHash> said = hasher.proofHashes(key.retailerId(), proof.canonical());
    for (KeyedHash printed : ReceiptStore.claimProofs(tx, receipt)) {
      for (KeyedHash hash : said) {
        isOne |= MessageDigest.isEqual(bytes(printed), bytes(hash));
      }
    }
    return isOne;
  }

  private static byte[] bytes(KeyedHash hash) {
    return (hash.keyVersion() + ":" + hash.hex()).getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isOpenTo(UserId user, StoredUnit unit) {
    return unit.facts().user().filter(owner -> !owner.value().equals(user)).isEmpty();
  }

  private static void checkNotErased(Connection tx, UserId user) throws SQLException {
    if (UserLocks.lock(tx, Set.of(user)).values().stream().anyMatch(UserLocks.Word::erased)) {
      throw new ProblemException(RegistrationProblem.USER_ERASED, "this user was erased");
    }
  }
}
