package io.supportcenter.proactive.activity;

import io.supportcenter.kit.values.Text;
import java.util.Comparator;
import java.util.Objects;

/**
 * How a vendor identifies a booking. Several users may travel on one number.
 *
 * @param reservationNumber as it was written; its letter case does not matter
 */
public record BookingKey(String vendorId, String reservationNumber)
    implements Comparable<BookingKey> {

  public static final int LENGTH_MAX = 64;

  private static final Comparator<BookingKey> ORDER =
      Comparator.comparing(BookingKey::vendorId).thenComparing(BookingKey::code);

  public BookingKey {
    vendorId = Text.require("a vendor id", Text.stripped(vendorId), LENGTH_MAX);
    reservationNumber =
        Text.nfc(
            Text.require("a reservation number", Text.stripped(reservationNumber), LENGTH_MAX));
  }

  /** The number by which two bookings of a vendor are compared. */
  public String code() {
    return Text.code(reservationNumber);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BookingKey key && compareTo(key) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(vendorId, code());
  }

  @Override
  public int compareTo(BookingKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return vendorId + ":" + reservationNumber;
  }
}
