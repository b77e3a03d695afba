package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.Schedule;
import java.time.Instant;
import java.util.Optional;

/**
 * What a vendor confirmed.
 *
 * @param vendorReference its number of the change
 * @param cancelled the booking is cancelled
 * @param schedule the activity's times as the vendor has them now, and until when it waits
 */
public record Confirmation(String vendorReference, boolean cancelled, Schedule schedule) {

  public Confirmation waitingUntil(Optional<Instant> latest) {
    return new Confirmation(
        vendorReference, cancelled, new Schedule(schedule.start(), schedule.end(), latest));
  }
}
