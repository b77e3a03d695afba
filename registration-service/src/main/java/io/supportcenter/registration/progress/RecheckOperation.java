package io.supportcenter.registration.progress;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.progress.RecheckCandidates.Candidate;
import io.supportcenter.registration.recheck.Recheck;
import io.supportcenter.registration.recheck.Recheck.Cause;
import io.supportcenter.registration.registration.Fate;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.RetailerAnswer;
import io.supportcenter.registration.registration.Sourced;
import io.supportcenter.registration.user.CustomerMatches;
import io.supportcenter.registration.user.CustomerMatches.Match;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes registrations that waited move by themselves. Calls nobody: its work is in settling. */
@ApplicationScoped
class RecheckOperation implements BackendOperation {

  /** A transaction takes on no further batch beyond this. */
  private static final int UNITS_MAX = 2_000;

  private final Progress progress;

  RecheckOperation(Progress progress) {
    this.progress = progress;
  }

  @Override
  public String name() {
    return Recheck.OPERATION;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return CallOutcome.Success.DONE;
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<BackendCall> continued = new ArrayList<>();
    Map<UUID, Set<Cause>> causes = new LinkedHashMap<>();
    Set<UUID> receipts = new HashSet<>();
    for (CompletedCall settled : calls) {
      Recheck recheck = Recheck.parse(settled.call());
      if (causes.size() >= UNITS_MAX) {
        continued.add(recheck.toCall());
        continue;
      }
      List<Candidate> found = RecheckCandidates.of(tx, recheck);
      for (Candidate candidate : found) {
        causes
            .computeIfAbsent(candidate.registrationId(), _ -> new HashSet<>())
            .add(recheck.cause());
        receipts.add(candidate.receiptId());
      }
      if (found.size() == RecheckCandidates.AT_ONCE) {
        continued.add(recheck.continuedAfter(found.getLast().registrationId()).toCall());
      }
    }
    Effects effects = recheck(tx, receipts, causes);
    continued.addAll(effects.calls());
    return new Effects(effects.events(), continued);
  }

  private Effects recheck(Connection tx, Set<UUID> receipts, Map<UUID, Set<Cause>> causes)
      throws SQLException {
    ReceiptLocks locks = ReceiptLocks.lock(tx, receipts);
    List<StoredUnit> units = UnitStore.byIds(tx, causes.keySet());
    Map<UUID, Match> buyers = buyers(tx, units, causes);
    forgetCustomers(tx, units, causes);
    Instant now = Instant.now();
    List<StoredUnit> changed =
        units.stream()
            .map(unit -> change(unit, causes.get(unit.id().value()), buyers, locks, now))
            .toList();
    return progress.advance(tx, locks, changed);
  }

  private static StoredUnit change(
      StoredUnit unit,
      Set<Cause> causes,
      Map<UUID, Match> buyers,
      ReceiptLocks locks,
      Instant now) {
    StoredUnit changed = unit;
    for (Cause cause : causes) {
      changed =
          switch (cause) {
            case IDENTITIES -> Buyers.assign(changed, buyers);
            case ERASURE -> erased(changed, now);
            case PARTNER -> askedAnew(changed, locks);
            case CONSENT, DEVICE, RESERVATION -> changed;
          };
    }
    return changed;
  }

  private static StoredUnit erased(StoredUnit unit, Instant now) {
    return unit.with(
        facts -> facts.withFate(new Sourced<>(Fate.USER_ERASED, FieldSource.USER, now, "erasure")));
  }

  /** A retailer that did not know the sale is asked again from the start. */
  private static StoredUnit askedAnew(StoredUnit unit, ReceiptLocks locks) {
    boolean gaveUp =
        unit.facts()
            .retailer()
            .filter(answer -> answer.value() instanceof RetailerAnswer.Unknown)
            .isPresent();
    if (gaveUp) {
      locks.setRetailerAsked(unit.receiptId(), 0);
    }
    return (gaveUp ? unit.with(facts -> facts.withoutRetailer()) : unit).forgettingQuestion();
  }

  private static Map<UUID, Match> buyers(
      Connection tx, List<StoredUnit> units, Map<UUID, Set<Cause>> causes) throws SQLException {
    return CustomerMatches.find(tx, receipts(units, causes, Cause.IDENTITIES));
  }

  private static void forgetCustomers(
      Connection tx, List<StoredUnit> units, Map<UUID, Set<Cause>> causes) throws SQLException {
    CustomerMatches.forget(tx, receipts(units, causes, Cause.ERASURE));
  }

  private static Collection<UUID> receipts(
      List<StoredUnit> units, Map<UUID, Set<Cause>> causes, Cause cause) {
    return units.stream()
        .filter(unit -> causes.get(unit.id().value()).contains(cause))
        .map(StoredUnit::receiptId)
        .collect(Collectors.toSet());
  }
}
