package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.AssetId;
import java.time.Duration;

/**
 * The relationship between two activities of a user.
 *
 * @param slack from the end of {@code from} until the customer must be at {@code to}, as booked
 * @param buffer how much of it is needed
 * @param policyVersion of the policy by which it was found
 */
public record Relation(
    AssetId from,
    AssetId to,
    RelationType type,
    Duration slack,
    Duration buffer,
    Evidence evidence,
    int policyVersion) {

  public Relation {
    if (from.equals(to)) {
      throw new IllegalArgumentException("an activity is not related to itself");
    }
  }

  public boolean touches(AssetId activity) {
    return from.equals(activity) || to.equals(activity);
  }

  /** The one at the other end. */
  public AssetId other(AssetId activity) {
    return from.equals(activity) ? to : from;
  }
}
