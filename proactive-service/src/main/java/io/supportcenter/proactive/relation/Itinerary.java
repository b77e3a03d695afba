package io.supportcenter.proactive.relation;

import io.supportcenter.proactive.activity.Activity;
import java.util.List;

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
}
