package io.supportcenter.proactive.activity;

import java.util.Comparator;

/** How a vendor knows what was booked there. Several users may travel on one number. */
public record BookingKey(String vendorId, String reservationNumber)
    implements Comparable<BookingKey> {

  private static final Comparator<BookingKey> ORDER =
      Comparator.comparing(BookingKey::vendorId).thenComparing(BookingKey::reservationNumber);

  public BookingKey {
    if (vendorId.isBlank() || vendorId.length() > 64) {
      throw new IllegalArgumentException("a vendor id has 1 to 64 characters");
    }
    if (reservationNumber.isBlank() || reservationNumber.length() > 64) {
      throw new IllegalArgumentException("a reservation number has 1 to 64 characters");
    }
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
