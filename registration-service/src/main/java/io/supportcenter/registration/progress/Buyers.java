package io.supportcenter.registration.progress;

import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.RegistrationFacts;
import io.supportcenter.registration.registration.Sourced;
import io.supportcenter.registration.user.CustomerMatches.Match;
import java.util.Map;
import java.util.UUID;

/** Gives units to the buyers that their receipts' references lead to. */
public final class Buyers {

  private Buyers() {}

  /** The first buyer stays: a later match never moves a unit to another user. */
  public static StoredUnit assign(StoredUnit unit, Map<UUID, Match> buyers) {
    Match match = buyers.get(unit.receiptId());
    return match == null || unit.facts().user().isPresent()
        ? unit
        : unit.with(facts -> facts.withUser(named(facts, match)));
  }

  private static Sourced<UserId> named(RegistrationFacts facts, Match match) {
    Sourced<?> source =
        match.source() == FieldSource.RETAILER && facts.retailer().isPresent()
            ? facts.retailer().get()
            : facts.receipt();
    return source.map(_ -> match.user());
  }
}
