package io.supportcenter.benchmark.messages;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.Place;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A user of their own who flies to Lisbon and sleeps there for three nights.
 *
 * @param day of the flight
 */
record Trip(int number, LocalDate day) {

  static final String AIRLINE = "meridian-air";
  static final String HOTEL = "casa-miradouro";

  /** Later than until when a hotel holds its room: the booking cannot stay as it is. */
  private static final Duration DELAY = Duration.ofHours(8);

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final Place BER = place("Berlin Brandenburg", "BER", "Berlin", 52.366, 13.503);
  private static final Place LIS = place("Lisbon Airport", "LIS", "Lisbon", 38.774, -9.134);
  private static final Place CASA = place("Casa Miradouro", null, "Lisbon", 38.711, -9.13);

  static int numberOf(String user) {
    return Integer.parseInt(user.substring(user.indexOf('-') + 1));
  }

  String user() {
    return "traveller-" + number;
  }

  String flightId() {
    return "flight-" + number;
  }

  String hotelId() {
    return "hotel-" + number;
  }

  /** As {@code vendorId:reservationNumber}. */
  String flightKey() {
    return AIRLINE + ":" + flightNumber();
  }

  private String flightNumber() {
    return "F%08d".formatted(number);
  }

  private String hotelNumber() {
    return "H%08d".formatted(number);
  }

  ReservationRegistered flight() {
    return registered(
        flightId(),
        reservation(ReservationKind.FLIGHT, AIRLINE, flightNumber(), "Flight MA 412")
            .setStart(time(BERLIN, BER, departure()))
            .setEnd(time(LISBON, LIS, arrival()))
            .build());
  }

  ReservationRegistered hotel() {
    return registered(
        hotelId(),
        reservation(ReservationKind.LODGING, HOTEL, hotelNumber(), "Casa Miradouro")
            .setStart(time(LISBON, CASA, checkIn()))
            .setEnd(time(LISBON, CASA, checkOut()))
            .build());
  }

  /** What the hotel's back end knows, as JSON. */
  String booked() {
    return """
    {"vendorId": "%s", "reservationNumber": "%s", "start": "%s", "end": "%s",
     "pricePerDay": {"amountMinor": 9500, "currency": "EUR"}, "changeFee": {"amountMinor": 1500, "currency": "EUR"}}
    """
        .formatted(HOTEL, hotelNumber(), checkIn(), checkOut());
  }

  /** The airline says that the flight is so late. */
  VendorEventOccurred delayed() {
    return VendorEventOccurred.newBuilder()
        .setVendorId(AIRLINE)
        .setReservationNumber(flightNumber())
        .setSequence(1)
        .setKind(VendorEventKind.MOVED)
        .setOccurredAt(now())
        .setStart(time(BERLIN, BER, departure().plus(DELAY)))
        .setEnd(time(LISBON, LIS, arrival().plus(DELAY)))
        .setCause("late arrival of the aircraft")
        .build();
  }

  private Instant departure() {
    return at(BERLIN, day, "15:30");
  }

  private Instant arrival() {
    return at(LISBON, day, "18:10");
  }

  private Instant checkIn() {
    return at(LISBON, day, "15:00");
  }

  private Instant checkOut() {
    return at(LISBON, day.plusDays(3), "11:00");
  }

  private ReservationRegistered registered(String assetId, Reservation reservation) {
    return ReservationRegistered.newBuilder()
        .setAssetId(assetId)
        .setVersion(1)
        .setUserId(user())
        .setOccurredAt(now())
        .setReservation(reservation)
        .build();
  }

  private static Reservation.Builder reservation(
      ReservationKind kind, String vendor, String number, String title) {
    return Reservation.newBuilder()
        .setStatus(ReservationStatus.CONFIRMED)
        .setKind(kind)
        .setVendorId(vendor)
        .setReservationNumber(number)
        .setTitle(title);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant at(ZoneId zone, LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
  }

  private static ActivityTime time(ZoneId zone, Place place, Instant at) {
    return ActivityTime.newBuilder().setAt(at).setZone(zone.getId()).setPlace(place).build();
  }

  private static Place place(
      String name, String code, String city, double latitude, double longitude) {
    return Place.newBuilder()
        .setName(name)
        .setCode(code)
        .setCity(city)
        .setLatitude(latitude)
        .setLongitude(longitude)
        .build();
  }
}
