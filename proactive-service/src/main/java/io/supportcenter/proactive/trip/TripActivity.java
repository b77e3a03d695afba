package io.supportcenter.proactive.trip;

import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.disruption.Disruption;
import java.util.Optional;
import java.util.UUID;

/**
 * An activity of a trip and what its vendor reported.
 *
 * @param disruption empty while its vendor has reported nothing
 * @param message the last one to the customer on behalf of its vendor
 */
public record TripActivity(
    Activity activity, Optional<Disruption> disruption, Optional<UUID> message) {

  public static TripActivity registered(Activity activity) {
    return new TripActivity(activity, Optional.empty(), Optional.empty());
  }

  TripActivity noted(Activity now, Disruption after) {
    return new TripActivity(now, Optional.of(after), message);
  }

  TripActivity announced(Activity now, Disruption after, UUID newMessage) {
    return new TripActivity(now, Optional.of(after), Optional.of(newMessage));
  }

  /** Its vendor confirmed another schedule to us. */
  TripActivity expecting(Activity confirmed) {
    return new TripActivity(confirmed, disruption, message);
  }

  /**
   * The asset store has changed it. When it is booked for other times than before, what was
   * reported of the old ones no longer matters; the version stays, so that old events stay old.
   */
  TripActivity rebooked(Activity registered) {
    if (isAtSameTimes(registered)) {
      return new TripActivity(registered.with(activity.status()), disruption, message);
    }
    return new TripActivity(
        registered, disruption.map(d -> new Disruption(d.version(), Optional.empty())), message);
  }

  /** A corrected title or place does not make a cancelled flight fly. */
  private boolean isAtSameTimes(Activity registered) {
    Schedule before = activity.booked();
    Schedule now = registered.booked();
    return before.start().at().equals(now.start().at())
        && before.end().at().equals(now.end().at())
        && before.latestStart().equals(now.latestStart());
  }
}
