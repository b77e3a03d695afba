package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.identity.store.CustomerMatches.NamedBy;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.util.Map;
import java.util.UUID;

/** Assigns units to the buyers whom their receipts' references match. */
public final class BuyerAssignment {

  private BuyerAssignment() {}

  /** The first buyer stays: a later match does not move a unit to another user. */
  public static StoredUnit assign(StoredUnit unit, Map<UUID, Match> buyers) {
    Match match = buyers.get(unit.receiptId());
    return match == null || unit.facts().user().isPresent()
        ? unit
        : unit.with(facts -> facts.withUser(named(facts, match)));
  }

  private static Sourced<UserId> named(RegistrationFacts facts, Match match) {
    Sourced<?> source =
        match.source() == NamedBy.RETAILER && facts.retailer().isPresent()
            ? facts.retailer().get()
            : facts.receipt();
    return source.map(_ -> match.user());
  }
}
