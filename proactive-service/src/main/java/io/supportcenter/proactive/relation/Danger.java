package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.AssetId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * An activity that cannot stay as it is, because of another one.
 *
 * @param cause where it began, however long the chain from there is
 * @param availableFrom when the customer can be there at the earliest
 * @param neededUntil how long the customer needs a stay, or when the activity must be over
 */
public record Danger(
    AssetId target,
    AssetId cause,
    Reason reason,
    Optional<Instant> availableFrom,
    Optional<Instant> neededUntil) {

  /** Both at once: the worse reason, and all that the target's vendor has to know. */
  Danger and(Danger other) {
    Danger worse = reason.compareTo(other.reason) >= 0 ? this : other;
    return new Danger(
        target,
        worse.cause,
        worse.reason,
        pick(BinaryOperator.maxBy(Comparator.naturalOrder()), availableFrom, other.availableFrom),
        pick(BinaryOperator.minBy(Comparator.naturalOrder()), neededUntil, other.neededUntil));
  }

  private static Optional<Instant> pick(
      BinaryOperator<Instant> better, Optional<Instant> a, Optional<Instant> b) {
    return Stream.of(a, b).flatMap(Optional::stream).reduce(better);
  }
}
