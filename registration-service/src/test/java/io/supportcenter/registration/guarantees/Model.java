package io.supportcenter.registration.guarantees;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the asset store must hold after these facts, all users having consented: a fold that knows
 * nothing of Kafka, tables or batches.
 *
 * @param expected by registration
 */
record Model(Map<String, Expected> expected) {

  /**
   * @param takenBack it is an asset that was returned if it had become one before, else none
   * @param checkIn of a room
   */
  record Expected(String user, boolean takenBack, Optional<Instant> checkIn) {

    String status() {
      return takenBack ? "RETURNED" : "REGISTERED";
    }
  }

  static Model of(List<Fact> facts) {
    Map<String, Expected> expected = new HashMap<>();
    Map<String, Instant> confirmedAt = new HashMap<>();
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.Sold(String id, String user) ->
            expected.merge(
                id,
                new Expected(user, false, Optional.empty()),
                (old, _) -> new Expected(user, old.takenBack, Optional.empty()));
        case Fact.TakenBack(String id) ->
            expected.merge(
                id,
                new Expected("", true, Optional.empty()),
                (old, _) -> new Expected(old.user, true, old.checkIn));
        case Fact.Booked(String id, String user, Instant checkIn) ->
            expected.merge(
                id,
                new Expected(user, false, Optional.of(checkIn)),
                (old, _) -> new Expected(user, old.takenBack, old.checkIn));
        case Fact.Confirmed(String id, Instant checkIn, Instant at) -> {
          if (at.isAfter(confirmedAt.getOrDefault(id, Instant.MIN))) {
            confirmedAt.put(id, at);
            expected.merge(
                id,
                new Expected("", false, Optional.of(checkIn)),
                (old, _) -> new Expected(old.user, old.takenBack, Optional.of(checkIn)));
          }
        }
        case Fact.Poison _, Fact.Nothing _ -> {
          // Leaves the asset store as it is.
        }
      }
    }
    return new Model(Map.copyOf(expected));
  }
}
