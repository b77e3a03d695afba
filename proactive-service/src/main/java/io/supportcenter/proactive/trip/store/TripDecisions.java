package io.supportcenter.proactive.trip.store;

import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.modification.DecidedBy;
import io.supportcenter.proactive.modification.DecisionResult;
import io.supportcenter.proactive.modification.ModificationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where a live session brings the customer's decision. */
public final class TripDecisions {

  private TripDecisions() {}

  /**
   * What a decision leads to.
   *
   * @param result empty when the customer has nothing to decide there
   * @param effects to be published when the decision stands
   */
  public record Decided(Optional<DecisionResult> result, Effects effects) {}

  /** Takes the lock on the customer. */
  public static Decided decide(
      Connection tx, ModificationId id, String optionId, DecidedBy by, Instant now)
      throws SQLException {
    TripBatch batch = TripBatch.load(tx, Set.of(by.user()));
    Optional<DecisionResult> result = batch.of(by.user()).offers().decide(id, optionId, now, by);
    return new Decided(result, batch.store(now));
  }
}
