package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.AssetId;
import java.time.Duration;
import java.time.Instant;

/**
 * The relationship between two activities of a user, as they were booked when it was found.
 *
 * @param freeAt when {@code from} was to end
 * @param due until when the customer was to be at {@code to}
 * @param buffer how much time is needed between the two
 * @param policyVersion of the policy by which it was found
 */
public record Relation(
    AssetId from,
    AssetId to,
    RelationType type,
    Instant freeAt,
    Instant due,
    Duration buffer,
    Evidence evidence,
    int policyVersion) {

  public Relation {
    if (from.equals(to)) {
      throw new IllegalArgumentException("an activity is not related to itself");
    }
  }

  /** Time between the two as booked; negative when the customer is to come after it began. */
  public Duration slack() {
    return Duration.between(freeAt, due);
  }

  public boolean touches(AssetId activity) {
    return from.equals(activity) || to.equals(activity);
  }

  /** Whether the first brings the customer to the second, in time or place. */
  boolean leadsOn() {
    return type != RelationType.DEPARTS_FROM;
  }

  boolean isOfSamePair(Relation other) {
    return touches(other.from) && touches(other.to);
  }
}
