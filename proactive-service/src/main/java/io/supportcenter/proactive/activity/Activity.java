package io.supportcenter.proactive.activity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A reservation in a user's asset store.
 *
 * @param booked as the asset store has it
 * @param latestStart until when the vendor waits for a late customer
 * @param outlook what the vendor has told since
 */
public record Activity(
    ActivityId id,
    UserId user,
    BookingKey booking,
    ActivityKind kind,
    String title,
    Schedule booked,
    Optional<Instant> latestStart,
    Outlook outlook) {

  public Activity {
    requireNonNull(id);
    requireNonNull(user);
    requireNonNull(booking);
    requireNonNull(kind);
    requireNonNull(title);
    requireNonNull(booked);
    requireNonNull(latestStart);
    requireNonNull(outlook);
  }

  public Activity with(Outlook changed) {
    return new Activity(id, user, booking, kind, title, booked, latestStart, changed);
  }

  /** A cancelled activity is expected at no time; its booked times tell where it stood. */
  public Schedule expected() {
    return switch (outlook) {
      case Outlook.AsBooked _, Outlook.Cancelled _ -> booked;
      case Outlook.Moved(Schedule schedule, _) -> schedule;
      case Outlook.Diverted(Schedule schedule) -> schedule;
    };
  }

  public boolean isCancelled() {
    return outlook instanceof Outlook.Cancelled;
  }

  /**
   * Until when the customer must be there: what the vendor says, else for lodging the end of the
   * day of arrival (the room is held for the night), else the start.
   */
  public Instant due() {
    Moment start = expected().start();
    return told(start)
        .orElseGet(() -> kind == ActivityKind.LODGING ? start.endOfDay() : start.at());
  }

  /** What the vendor said of a start at another time does not hold for this one. */
  private Optional<Instant> told(Moment start) {
    Optional<Instant> asBooked =
        start.equals(booked.start()) ? latestStart : Optional.<Instant>empty();
    return outlook instanceof Outlook.Moved(_, var latest) ? latest.or(() -> asBooked) : asBooked;
  }
}
