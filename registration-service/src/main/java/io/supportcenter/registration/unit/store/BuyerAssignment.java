package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.identity.store.CustomerMatches.NamedBy;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Assigns units to the buyers whom their receipts' references match. */
public final class BuyerAssignment {

  private BuyerAssignment() {}

  /**
   * The first buyer stays: a later match does not move a unit to another user. Against a claim it
   * opens a conflict.
   */
  public static StoredUnit assign(StoredUnit unit, Map<UUID, Match> buyers) {
    Match match = buyers.get(unit.receiptId());
    if (match == null) {
      return unit;
    }
    Optional<UserId> user = unit.facts().user().map(Sourced::value);
    if (user.isEmpty()) {
      return unit.with(facts -> facts.withUser(named(facts, match)));
    }
    return unit.facts().isClaimed() && !user.get().equals(match.user())
        ? unit.with(facts -> facts.withOtherBuyer(Optional.of(named(facts, match).source())))
        : unit;
  }

  /** The matched user, with whoever named them as the source. */
  public static Sourced<UserId> named(RegistrationFacts facts, Match match) {
    Sourced<?> source =
        match.source() == NamedBy.RETAILER && facts.retailer().isPresent()
            ? facts.retailer().get()
            : facts.receipt();
    return source.map(_ -> match.user());
  }
}
