package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.AssetId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds what in a trip cannot stay as it is, by what is expected of each activity, whoever changed
 * it. Safe for use by several threads.
 */
public record DangerPolicy(RelationPolicy policy) {

  /** Of a trip whose activities are all there. */
  public Map<AssetId, Danger> dangers(Itinerary itinerary) {
    return dangers(itinerary, List.of());
  }

  /**
   * What is in danger, by the target's id.
   *
   * <p>A late activity endangers those after it; one that is earlier, those before it that are not
   * late themselves. So no two activities can each be the reason for asking the other.
   *
   * @param lasting dangers whose cause has left the trip; they last until the target is reached in
   *     another way
   */
  public Map<AssetId, Danger> dangers(Itinerary itinerary, Collection<Danger> lasting) {
    return new Assessment(policy, itinerary, lasting).dangers();
  }
}
