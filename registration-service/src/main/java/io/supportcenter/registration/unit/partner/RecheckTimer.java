package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.dispatch.Timer;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.directory.PartnerChanged;
import io.supportcenter.registration.identity.store.CustomerMatches;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.store.BuyerAssignment;
import io.supportcenter.registration.unit.store.Recheck;
import io.supportcenter.registration.unit.store.Recheck.Cause;
import io.supportcenter.registration.unit.store.RecheckCandidates;
import io.supportcenter.registration.unit.store.RecheckCandidates.Candidate;
import io.supportcenter.registration.unit.store.RegistrationBatch;
import io.supportcenter.registration.unit.store.UnitStore;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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

/** Decides waiting registrations again after something they depend on has changed. */
@Singleton
class RecheckTimer extends Timer {

  /** A transaction starts no further batch beyond this. */
  private static final int UNITS_MAX = 2_000;

  private final UnitOfWork unitOfWork;
  private final RegistrationBatch registrations;

  RecheckTimer(UnitOfWork unitOfWork, RegistrationBatch registrations) {
    super(Recheck.OPERATION);
    this.registrations = registrations;
    this.unitOfWork = unitOfWork;
  }

  /** In the transaction that changes the directory. */
  void partnerChanged(@Observes PartnerChanged partner) {
    unitOfWork.publish(
        new Effects(List.of(), List.of(Recheck.of(Cause.PARTNER, partner.id()).toCall())));
  }

  @Override
  protected Effects due(Connection tx, List<BackendCall> timers) throws SQLException {
    List<BackendCall> continued = new ArrayList<>();
    Map<UUID, Set<Cause>> causes = new LinkedHashMap<>();
    Set<UUID> receipts = new HashSet<>();
    for (BackendCall timer : timers) {
      Recheck recheck = DomainJson.read(timer.request(), Recheck.class);
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
    ReceiptLocks locks = ReceiptStore.lock(tx, receipts);
    Collection<StoredUnit> units = UnitStore.byIds(tx, causes.keySet()).values();
    Map<UUID, Match> buyers = CustomerMatches.find(tx, receipts(units, causes, Cause.IDENTITIES));
    CustomerMatches.forget(tx, receipts(units, causes, Cause.ERASURE));
    Instant now = Instant.now();
    List<StoredUnit> changed =
        units.stream()
            .map(unit -> change(unit, causes.get(unit.id().value()), buyers, locks, now))
            .toList();
    return registrations.advance(tx, locks, changed);
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
            case IDENTITIES -> BuyerAssignment.assign(changed, buyers);
            case ERASURE -> changed.erased(now);
            case PARTNER -> askedAnew(changed, locks);
            case CONSENT, DEVICE, RESERVATION -> changed;
          };
    }
    return changed;
  }

  /** Partners that had no answer, or one that may have changed, are asked again from the start. */
  private static StoredUnit askedAnew(StoredUnit unit, ReceiptLocks locks) {
    StoredUnit anew = unit.with(RegistrationFacts::withoutChangeableReplies).forgettingQuestion();
    if (unit.facts().retailer().filter(answer -> answer.value().mayChange()).isEmpty()) {
      return anew;
    }
    locks.setRetailerAsked(unit.receiptId(), 0);
    return anew.with(RegistrationFacts::withoutRetailer);
  }

  private static Collection<UUID> receipts(
      Collection<StoredUnit> units, Map<UUID, Set<Cause>> causes, Cause cause) {
    return units.stream()
        .filter(unit -> causes.get(unit.id().value()).contains(cause))
        .map(StoredUnit::receiptId)
        .collect(Collectors.toSet());
  }
}
