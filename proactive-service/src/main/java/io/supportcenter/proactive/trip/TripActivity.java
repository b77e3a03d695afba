package io.supportcenter.proactive.trip;

import static java.util.Objects.requireNonNull;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Outlook;
import io.supportcenter.proactive.disruption.Disruption;
import io.supportcenter.proactive.disruption.EventVersion;
import java.util.Optional;
import java.util.UUID;

/**
 * An activity of a trip and what was told of it.
 *
 * @param disruption empty while its vendor has told nothing
 * @param message the last one to the customer on behalf of its vendor
 */
record TripActivity(Activity activity, Optional<Disruption> disruption, Optional<UUID> message) {

  TripActivity {
    requireNonNull(activity);
    requireNonNull(disruption);
    requireNonNull(message);
  }

  static TripActivity registered(Activity activity) {
    return new TripActivity(activity, Optional.empty(), Optional.empty());
  }

  TripActivity noted(Activity now, Disruption after) {
    return new TripActivity(now, Optional.of(after), message);
  }

  TripActivity told(Activity now, Disruption after, UUID newMessage) {
    return new TripActivity(now, Optional.of(after), Optional.of(newMessage));
  }

  /** Its vendor confirmed another schedule to us. */
  TripActivity expecting(Activity confirmed) {
    return new TripActivity(
        confirmed,
        disruption.map(d -> new Disruption(d.version(), confirmed.outlook(), d.told())),
        message);
  }

  /**
   * The asset store has it otherwise now. When it is booked for other times than before, what was
   * told of the old ones is of no interest; the version stays, so that old events stay old.
   */
  TripActivity rebooked(Activity registered) {
    boolean same =
        registered.booked().equals(activity.booked())
            && registered.latestStart().equals(activity.latestStart());
    if (same) {
      return new TripActivity(registered.with(activity.outlook()), disruption, message);
    }
    Optional<EventVersion> version = disruption.map(Disruption::version);
    return new TripActivity(
        registered,
        version.map(v -> new Disruption(v, new Outlook.AsBooked(), Optional.empty())),
        message);
  }
}
