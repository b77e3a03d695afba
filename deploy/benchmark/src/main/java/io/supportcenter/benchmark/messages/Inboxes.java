package io.supportcenter.benchmark.messages;

import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.events.CustomerMessageIssued;
import io.supportcenter.events.CustomerMessageKind;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What came out, by the trip that it is about: that the flight is late, then what the hotel offers.
 */
final class Inboxes {

  private final List<Trip> trips;
  private final long[] first;
  private final long[] second;

  private Inboxes(List<Trip> trips) {
    this.trips = trips;
    this.first = new long[trips.size()];
    this.second = new long[trips.size()];
  }

  /**
   * @throws IllegalStateException when anybody got another message, or one of them not, or twice
   */
  static Inboxes of(Rig rig, List<Trip> trips, Outputs outputs) {
    Inboxes inboxes = new Inboxes(trips);
    List<byte[]> values = outputs.values();
    for (int i = 0; i < values.size(); i++) {
      Decoded.Event decoded =
          (Decoded.Event) rig.codec().decode(Topics.CUSTOMER_MESSAGES, values.get(i));
      inboxes.take((CustomerMessageIssued) decoded.event(), outputs.arrival(i));
    }
    require(values.size() == 2 * trips.size(), values.size() + " messages");
    return inboxes;
  }

  private void take(CustomerMessageIssued message, long arrival) {
    Trip trip = trips.get(Integer.parseInt(message.getUserId().substring("traveller-".length())));
    boolean isFirst = message.getNumber() == 1;
    require(
        isFirst
            ? is(message, CustomerMessageKind.ACTIVITY_CHANGED, Trip.AIRLINE, trip.flightId())
            : message.getNumber() == 2
                && is(message, CustomerMessageKind.OPTIONS_OFFERED, Trip.HOTEL, trip.hotelId())
                && !message.getOptions().isEmpty(),
        "unexpected: " + message);
    long[] arrivals = isFirst ? first : second;
    require(arrivals[number(trip)] == 0, "twice: " + message);
    arrivals[number(trip)] = arrival;
  }

  /** The mark of a trip is its place in the list. */
  static int number(Trip trip) {
    return Integer.parseInt(trip.mark());
  }

  private static boolean is(
      CustomerMessageIssued message, CustomerMessageKind kind, String vendor, String assetId) {
    return message.getKind() == kind
        && vendor.equals(message.getOnBehalfOf())
        && message.getAssetId().equals(assetId);
  }

  /** When it was there, in nanoseconds as of {@link System#nanoTime}. */
  long first(Trip trip) {
    return first[number(trip)];
  }

  /** Likewise. */
  long second(Trip trip) {
    return second[number(trip)];
  }

  /** The database says the same. */
  static void verify(Connection connection, int trips) throws SQLException {
    requireNumber(connection, "message", 2L * trips);
    requireNumber(connection, "modification WHERE state = 'OFFERED'", trips);
    requireNumber(connection, "modification", trips);
    requireNumber(connection, "backend_call", 0);
    requireNumber(connection, "vendor_event_refused", 0);
  }

  private static void requireNumber(Connection connection, String rows, long expected)
      throws SQLException {
    long found = Rig.number(connection, "SELECT count(*) FROM " + rows);
    require(found == expected, "there are " + found + " " + rows + " instead of " + expected);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
