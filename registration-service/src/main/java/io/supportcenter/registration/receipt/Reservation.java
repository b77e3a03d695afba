package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Schedule;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reservation as it was sold.
 *
 * @param vendorId who provides the activity
 * @param number of the booking at its vendor; several users may travel on one, and it may stand for
 *     several activities
 * @param segment which activity of the booking, as its vendor counts or names them
 * @param title what the vendor calls it, for example a flight's number or a hotel's name
 */
public record Reservation(
    String vendorId,
    String number,
    Optional<String> segment,
    ReservationKind kind,
    String title,
    Schedule schedule) {
  public static final Pattern VENDOR_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  public static final Pattern NUMBER = Pattern.compile("[\\x21-\\x7e]{1,64}");

  public static final int SEGMENT_MAX = 64;

  public Reservation {
    if (!VENDOR_ID.matcher(vendorId).matches()) {
      throw new IllegalArgumentException("not a vendor id");
    }
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("not a reservation number");
    }
  }

  public Reservation at(Schedule other) {
    return new Reservation(vendorId, number, segment, kind, title, other);
  }

  /** The same under another number. */
  public Reservation numbered(String other) {
    return new Reservation(vendorId, other, segment, kind, title, schedule);
  }

  /**
   * Which activity it is among those that the vendor has under this number: outward and return
   * flight have one booking code, and codes are used again after months. The segment, or else the
   * place where it starts, and the day on which it does.
   */
  public String leg() {
    ActivityTime start = schedule.start();
    String which =
        segment.orElseGet(() -> start.place().code().orElseGet(() -> start.place().name()));
    return which.toUpperCase(Locale.ROOT) + "/" + LocalDate.ofInstant(start.at(), start.zone());
  }

  public boolean isSameBooking(Reservation other) {
    return vendorId.equals(other.vendorId) && number.equals(other.number);
  }

  public boolean isSameLeg(Reservation other) {
    return isSameBooking(other) && leg().equals(other.leg());
  }
}
