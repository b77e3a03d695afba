package io.supportcenter.registration.receipt.events;

import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.registration.receipt.ReservationKind;
import java.time.Instant;
import java.util.Optional;

/** Schedules and kinds of reservations between events and domain. */
public final class ReservationMapper {

  private ReservationMapper() {}

  /**
   * @throws IllegalArgumentException when it ends before it starts, or a position or text is
   *     invalid
   * @throws java.time.DateTimeException when a zone is unknown
   */
  public static Schedule schedule(
      io.supportcenter.events.ActivityTime start,
      io.supportcenter.events.ActivityTime end,
      Instant latestStart) {
    return new Schedule(
        ValueMapper.activityTime(start),
        ValueMapper.activityTime(end),
        Optional.ofNullable(latestStart));
  }

  /** Empty for a kind that only a newer build knows. */
  static Optional<ReservationKind> kind(io.supportcenter.events.ReservationKind kind) {
    return ReservationKind.named(kind.name());
  }

  public static io.supportcenter.events.ReservationKind toEvent(ReservationKind kind) {
    return io.supportcenter.events.ReservationKind.valueOf(kind.name());
  }
}
