package io.supportcenter.local.walk.proactive;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.Place;
import io.supportcenter.events.ReceiptKind;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A traveller with a flight to Lisbon tomorrow and three nights in a hotel there. */
final class WalkTrip {

  static final String AIRLINE = "meridian-air";
  static final String HOTEL = "casa-miradouro";
  static final String AGENCY = "wayfarer-travel";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final Place BER = place("Berlin Brandenburg", "BER", "Berlin", 52.366, 13.503);
  private static final Place LIS = place("Lisbon Airport", "LIS", "Lisbon", 38.774, -9.134);
  private static final Place CASA = place("Casa Miradouro", null, "Lisbon", 38.711, -9.13);

  private final String mark = UUID.randomUUID().toString().substring(0, 6);
  private final LocalDate day = LocalDate.now(LISBON).plusDays(1);
  private String flightId;
  private String hotelId;

  String user() {
    return "ada-" + mark;
  }

  String agent() {
    return "sam-" + mark;
  }

  String flightId() {
    return flightId;
  }

  String hotelId() {
    return hotelId;
  }

  String flightNumber() {
    return "MA-" + mark;
  }

  String hotelNumber() {
    return "CM-" + mark;
  }

  String loyaltyId() {
    return "WT-" + mark;
  }

  /** Where the asset store has them. */
  void registered(String flight, String hotel) {
    flightId = flight;
    hotelId = hotel;
  }

  /** The travel agency's receipt: the flight on line 1, the hotel on line 2. */
  ReceiptReceived receipt() {
    return ReceiptReceived.newBuilder()
        .setRetailerId(AGENCY)
        .setReceiptNumber(receiptNumber())
        .setKind(ReceiptKind.SALE)
        .setOccurredAt(Instant.now())
        .setZone(BERLIN.getId())
        .setCustomer(List.of(new CustomerReference(IdentityKind.LOYALTY_ID, loyaltyId())))
        .setLines(List.of(line(1, flight()), line(2, hotel())))
        .build();
  }

  String receiptNumber() {
    return "WT-" + mark;
  }

  private static ReceiptLine line(int number, SoldReservation reservation) {
    return ReceiptLine.newBuilder()
        .setLineNumber(number)
        .setDescription(reservation.getTitle())
        .setReservation(reservation)
        .build();
  }

  private SoldReservation flight() {
    return SoldReservation.newBuilder()
        .setKind(ReservationKind.FLIGHT)
        .setVendorId(AIRLINE)
        .setReservationNumber(flightNumber())
        .setTitle("Flight MA 412 to Lisbon")
        .setStart(departure())
        .setEnd(arrival())
        .build();
  }

  private SoldReservation hotel() {
    return SoldReservation.newBuilder()
        .setKind(ReservationKind.LODGING)
        .setVendorId(HOTEL)
        .setReservationNumber(hotelNumber())
        .setTitle("Casa Miradouro, Lisbon")
        .setStart(checkIn())
        .setEnd(checkOut())
        .build();
  }

  VendorEventOccurred delayed(Duration by) {
    return VendorEventOccurred.newBuilder()
        .setVendorId(AIRLINE)
        .setReservationNumber(flightNumber())
        .setSequence(1)
        .setKind(VendorEventKind.MOVED)
        .setOccurredAt(Instant.now())
        .setStart(later(departure(), by))
        .setEnd(later(arrival(), by))
        .setCause("late arrival of the aircraft")
        .build();
  }

  ActivityTime checkIn() {
    return time(LISBON, CASA, day, "15:00");
  }

  ActivityTime checkOut() {
    return time(LISBON, CASA, day.plusDays(3), "11:00");
  }

  private ActivityTime departure() {
    return time(BERLIN, BER, day, "15:30");
  }

  private ActivityTime arrival() {
    return time(LISBON, LIS, day, "18:10");
  }

  private static ActivityTime later(ActivityTime time, Duration by) {
    return ActivityTime.newBuilder(time).setAt(time.getAt().plus(by)).build();
  }

  private static ActivityTime time(ZoneId zone, Place place, LocalDate day, String at) {
    return ActivityTime.newBuilder()
        .setAt(day.atTime(LocalTime.parse(at)).atZone(zone).toInstant())
        .setZone(zone.getId())
        .setPlace(place)
        .build();
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
