package io.supportcenter.proactive.activity;

import io.supportcenter.kit.values.Text;
import java.util.Comparator;

/** How a vendor identifies a booking. Several users may travel on one number. */
public record BookingKey(String vendorId, String reservationNumber)
    implements Comparable<BookingKey> {

  public static final int LENGTH_MAX = 64;

  private static final Comparator<BookingKey> ORDER =
      Comparator.comparing(BookingKey::vendorId).thenComparing(BookingKey::reservationNumber);

  public BookingKey {
    Text.require("a vendor id", vendorId, LENGTH_MAX);
    Text.require("a reservation number", reservationNumber, LENGTH_MAX);
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
