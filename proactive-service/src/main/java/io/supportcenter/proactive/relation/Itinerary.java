package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.proactive.activity.Activity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The activities of one user and how they are related. */
public record Itinerary(List<Activity> activities, List<Relation> relations) {

  public Itinerary {
    activities = List.copyOf(activities);
    relations = List.copyOf(relations);
  }

  /** The same with one activity as it is now. */
  public Itinerary with(Activity changed) {
    return new Itinerary(
        activities.stream().map(a -> a.id().equals(changed.id()) ? changed : a).toList(),
        relations);
  }

  /** What the state of one activity means for each that is related to it, by its id. */
  public List<Impact> impacts(AssetId disrupted, EffectPolicy policy) {
    Map<AssetId, Activity> byId =
        activities.stream().collect(Collectors.toMap(Activity::id, Function.identity()));
    return relations.stream()
        .filter(r -> r.touches(disrupted))
        .filter(r -> byId.containsKey(r.from()) && byId.containsKey(r.to()))
        .map(r ->
            new Impact(
                r,
                byId.get(r.other(disrupted)),
                policy.effect(r, byId.get(r.from()), byId.get(r.to()), byId.get(disrupted))))
        .toList();
  }
}
