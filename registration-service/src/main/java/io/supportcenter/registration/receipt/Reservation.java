package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.Schedule;
import java.util.regex.Pattern;

/**
 * A reservation as it was sold.
 *
 * @param vendorId who provides the activity
 * @param number unique at the vendor; several users may travel on one
 * @param title what the vendor calls it, for example a flight's number or a hotel's name
 */
public record Reservation(
    String vendorId, String number, ReservationKind kind, String title, Schedule schedule) {
  public static final Pattern VENDOR_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  public static final Pattern NUMBER = Pattern.compile("[\\x21-\\x7e]{1,64}");

  public Reservation {
    if (!VENDOR_ID.matcher(vendorId).matches()) {
      throw new IllegalArgumentException("not a vendor id");
    }
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("not a reservation number");
    }
  }

  public Reservation at(Schedule other) {
    return new Reservation(vendorId, number, kind, title, other);
  }

  public boolean isSameBooking(Reservation other) {
    return vendorId.equals(other.vendorId) && number.equals(other.number);
  }
}
