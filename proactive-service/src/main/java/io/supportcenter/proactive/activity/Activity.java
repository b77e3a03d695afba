package io.supportcenter.proactive.activity;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A reservation in a user's asset store.
 *
 * @param segment which activity of the booking, as its vendor counts or names them
 * @param booked as the asset store has it
 * @param status what the vendor has reported since
 */
public record Activity(
    AssetId id,
    UserId user,
    BookingKey booking,
    Optional<String> segment,
    ActivityKind kind,
    String title,
    Schedule booked,
    ActivityStatus status) {

  public Activity with(ActivityStatus changed) {
    return new Activity(id, user, booking, segment, kind, title, booked, changed);
  }

  /** Of a cancelled activity, the booked times. */
  public Schedule expected() {
    return switch (status) {
      case ActivityStatus.AsBooked _, ActivityStatus.Cancelled _, ActivityStatus.GivenUp _ ->
          booked;
      case ActivityStatus.Moved(Schedule schedule) -> schedule;
      case ActivityStatus.Diverted(Schedule schedule) -> schedule;
    };
  }

  public boolean isCancelled() {
    return status instanceof ActivityStatus.Cancelled || status instanceof ActivityStatus.GivenUp;
  }

  /**
   * Until when the customer must be there: what the vendor says, else for lodging the end of the
   * day of arrival (the room is held for the night), else the start.
   */
  public Instant due() {
    Schedule expected = expected();
    return expected
        .latestStart()
        // As booked, it applies only to the start time that it was given for.
        .or(() -> expected.start().equals(booked.start()) ? booked.latestStart() : Optional.empty())
        .orElseGet(() ->
            kind == ActivityKind.LODGING ? expected.start().endOfDay() : expected.start().at());
  }
}
