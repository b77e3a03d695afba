package io.supportcenter.local.trip;

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
import java.util.UUID;

/**
 * A traveller with a flight from Berlin to Lisbon and three nights in a hotel there.
 *
 * @param mark makes the traveller, the assets and the bookings unique
 * @param day of the flight
 */
public record Trip(String mark, LocalDate day) {

  public static final String AIRLINE = "meridian-air";
  public static final String HOTEL = "casa-miradouro";
  public static final String COACH = "lisboa-coach";

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final Place BER = place("Berlin Brandenburg", "BER", "Berlin", 52.366, 13.503);
  private static final Place LIS = place("Lisbon Airport", "LIS", "Lisbon", 38.774, -9.134);
  private static final Place CASA = place("Casa Miradouro", null, "Lisbon", 38.711, -9.13);

  /** A new traveller's, tomorrow. */
  public static Trip tomorrow() {
    return new Trip(
        UUID.randomUUID().toString().substring(0, 8), LocalDate.now(LISBON).plusDays(1));
  }

  public String user() {
    return "traveller-" + mark;
  }

  public String flightId() {
    return "asset-flight-" + mark;
  }

  public String hotelId() {
    return "asset-hotel-" + mark;
  }

  public String busId() {
    return "asset-bus-" + mark;
  }

  public String flightNumber() {
    return "F" + mark;
  }

  public String hotelNumber() {
    return "H" + mark;
  }

  public String busNumber() {
    return "B" + mark;
  }

  /** Key of the flight's records on Kafka. */
  public String flightKey() {
    return AIRLINE + ":" + flightNumber();
  }

  /** At 15:30 in Berlin. */
  public ActivityTime departure() {
    return time(BERLIN, BER, day, "15:30");
  }

  /** At 18:10 in Lisbon. */
  public ActivityTime arrival() {
    return time(LISBON, LIS, day, "18:10");
  }

  public ActivityTime checkIn() {
    return time(LISBON, CASA, day, "15:00");
  }

  public ActivityTime checkOut() {
    return time(LISBON, CASA, day.plusDays(3), "11:00");
  }

  public ReservationRegistered flight() {
    return registered(flightId(), flightReservation());
  }

  public Reservation flightReservation() {
    return reservation(ReservationKind.FLIGHT, AIRLINE, flightNumber(), "Flight MA 412")
        .setStart(departure())
        .setEnd(arrival())
        .build();
  }

  public ReservationRegistered hotel() {
    return registered(hotelId(), hotelReservation().build());
  }

  public Reservation.Builder hotelReservation() {
    return reservation(ReservationKind.LODGING, HOTEL, hotelNumber(), "Casa Miradouro")
        .setStart(checkIn())
        .setEnd(checkOut());
  }

  public ReservationRegistered bus() {
    return registered(busId(), busReservation());
  }

  /** From the airport to the hotel's street, an hour after the flight: 19:15 to 19:45. */
  public Reservation busReservation() {
    return reservation(ReservationKind.BUS, COACH, busNumber(), "Airport bus")
        .setStart(time(LISBON, LIS, day, "19:15"))
        .setEnd(time(LISBON, CASA, day, "19:45"))
        .build();
  }

  /** A reservation of another kind, in Lisbon near the hotel. */
  public Reservation inLisbon(
      ReservationKind kind, String vendor, String number, String from, String to) {
    return reservation(kind, vendor, number, number)
        .setStart(time(LISBON, CASA, day, from))
        .setEnd(time(LISBON, CASA, day, to))
        .build();
  }

  public ReservationRegistered registered(String assetId, Reservation reservation) {
    return ReservationRegistered.newBuilder()
        .setAssetId(assetId)
        .setVersion(1)
        .setUserId(user())
        .setOccurredAt(now())
        .setReservation(reservation)
        .build();
  }

  /** What the hotel's back end has booked, as the vendors' simulator reads it. */
  public String booking() {
    return """
    {"vendorId": "%s", "reservationNumber": "%s", "start": "%s", "end": "%s",
     "pricePerDay": {"amountMinor": 9500, "currency": "EUR"}, "changeFee": {"amountMinor": 1500, "currency": "EUR"}}
    """
        .formatted(HOTEL, hotelNumber(), checkIn().getAt(), checkOut().getAt());
  }

  /** What the coach company has booked; its tickets are valid on a later bus too. */
  public String busBooking() {
    return """
    {"vendorId": "%s", "reservationNumber": "%s", "start": "%s", "end": "%s", "behaviour": "OPEN_TICKET"}
    """
        .formatted(
            COACH,
            busNumber(),
            busReservation().getStart().getAt(),
            busReservation().getEnd().getAt());
  }

  /** The whole flight, later by that much. */
  public VendorEventOccurred delayed(long sequence, Duration by) {
    return event(sequence, VendorEventKind.MOVED)
        .setStart(later(departure(), by))
        .setEnd(later(arrival(), by))
        .setCause("late arrival of the aircraft")
        .build();
  }

  public VendorEventOccurred cancelled(long sequence) {
    return event(sequence, VendorEventKind.CANCELLED).build();
  }

  public VendorEventOccurred.Builder event(long sequence, VendorEventKind kind) {
    return VendorEventOccurred.newBuilder()
        .setVendorId(AIRLINE)
        .setReservationNumber(flightNumber())
        .setSequence(sequence)
        .setKind(kind)
        .setOccurredAt(now());
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

  /** Without Avro's copying builder, which uses a class loader of its own in tests. */
  public static ActivityTime later(ActivityTime time, Duration by) {
    return time(time.getAt().plus(by), time.getZone(), time.getPlace());
  }

  public static ActivityTime inZone(ActivityTime time, String zone) {
    return time(time.getAt(), zone, time.getPlace());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  public static ActivityTime at(ActivityTime time, Place place) {
    return time(time.getAt(), time.getZone(), place);
  }

  private static ActivityTime time(ZoneId zone, Place place, LocalDate day, String at) {
    return time(day.atTime(LocalTime.parse(at)).atZone(zone).toInstant(), zone.getId(), place);
  }

  private static ActivityTime time(Instant at, String zone, Place place) {
    return ActivityTime.newBuilder().setAt(at).setZone(zone).setPlace(place).build();
  }

  public static Place place(
      String name, String code, String city, Double latitude, Double longitude) {
    return Place.newBuilder()
        .setName(name)
        .setCode(code)
        .setCity(city)
        .setLatitude(latitude)
        .setLongitude(longitude)
        .build();
  }
}
