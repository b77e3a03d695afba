package io.supportcenter.proactive.trip;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.modification.Modification;
import java.util.List;

/**
 * All that is known of one user's activities, as it was loaded under the user's lock.
 *
 * @param pending modifications that are not done yet
 */
public record Trip(UserId user, List<TripActivity> activities, List<Modification> pending) {

  public Trip {
    activities = List.copyOf(activities);
    pending = List.copyOf(pending);
  }
}
