package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.Text;
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
 * @param ordinal from 1: which of those on its receipt that differ in nothing but times and title
 */
public record Reservation(
    String vendorId,
    String number,
    Optional<String> segment,
    ReservationKind kind,
    String title,
    Schedule schedule,
    int ordinal) {
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

  /** The first of its kind on its receipt. */
  public Reservation(
      String vendorId,
      String number,
      Optional<String> segment,
      ReservationKind kind,
      String title,
      Schedule schedule) {
    this(vendorId, number, segment, kind, title, schedule, 1);
  }

  public Reservation at(Schedule other) {
    return new Reservation(vendorId, number, segment, kind, title, other, ordinal);
  }

  /** The same under another number. */
  public Reservation numbered(String other) {
    return new Reservation(vendorId, other, segment, kind, title, schedule, ordinal);
  }

  /** The same after others on its receipt. */
  Reservation asNumber(int other) {
    return new Reservation(vendorId, number, segment, kind, title, schedule, other);
  }

  /**
   * Which activity it is among those that the vendor has under this number: outward and return
   * flight have one booking code, and codes are used again after months. The segment, or else the
   * kind and the places where it starts and ends, and the day on which it starts. Not its times,
   * which are corrected later; several of one receipt are counted.
   */
  public String leg() {
    return ordinal > 1 ? legOfAnyTime() + "/" + ordinal : legOfAnyTime();
  }

  private String legOfAnyTime() {
    ActivityTime start = schedule.start();
    String which =
        segment.orElseGet(
            () -> kind + "/" + name(start.place()) + "/" + name(schedule.end().place()));
    return which.toUpperCase(Locale.ROOT) + "/" + LocalDate.ofInstant(start.at(), start.zone());
  }

  private static String name(Place place) {
    return place.code().orElseGet(place::name);
  }

  /** The number as it is compared: people and systems write booking codes in either letter case. */
  public String code() {
    return Text.code(number);
  }

  public boolean isNumbered(String text) {
    return code().equals(Text.code(text));
  }

  public boolean isSameBooking(Reservation other) {
    return vendorId.equals(other.vendorId) && isNumbered(other.number);
  }

  /** Whether it is that activity, or another one of its receipt that differs in its times only. */
  public boolean isSameLeg(Reservation other) {
    return isSameBooking(other) && legOfAnyTime().equals(other.legOfAnyTime());
  }

  /** Whether the other one is not only the same leg, but says the same of it. */
  boolean isTwin(Reservation other) {
    return isSameLeg(other)
        && (segment.isPresent() || title.equals(other.title) && schedule.equals(other.schedule));
  }

  public boolean startsWith(Reservation other) {
    return schedule.start().at().equals(other.schedule.start().at());
  }
}
