package io.supportcenter.proactive.modification;

import static java.util.Objects.requireNonNull;

import io.supportcenter.proactive.activity.Schedule;
import java.time.Instant;
import java.util.Optional;

/**
 * What a vendor confirmed.
 *
 * @param vendorReference its number of the change
 * @param cancelled the booking no longer stands
 * @param schedule the activity's times as the vendor has them now
 * @param latestStart until when the vendor waits
 */
public record Confirmation(
    String vendorReference, boolean cancelled, Schedule schedule, Optional<Instant> latestStart) {

  public Confirmation {
    requireNonNull(vendorReference);
    requireNonNull(schedule);
    requireNonNull(latestStart);
  }

  public Confirmation waitingUntil(Optional<Instant> latest) {
    return new Confirmation(vendorReference, cancelled, schedule, latest);
  }
}
