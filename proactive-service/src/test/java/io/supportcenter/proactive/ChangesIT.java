package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.Place;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.Vendors;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first message: whatever vendors change, the traveller reads it, in words that are true. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class ChangesIT {

  private static final Place OPORTO = Trip.place("Oporto", "OPO", "Oporto", null, null);

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;

  private final Trip trip = Trip.tomorrow();

  @BeforeEach
  void vendorsInTheDirectory() {
    vendors.behave();
    vendors.introduce();
  }

  @ParameterizedTest
  @CsvSource({"120, 120, -90, 119", "120, 120, -30, 120", "0, 60, 30, 61"})
  void shouldTellThatTheDepartureHasMovedThoughTheArrivalHasNot(
      int start, int end, int nextStart, int nextEnd) {
    registerFlight();

    centre.tell(moved(1, start, end));
    centre.tell(moved(2, nextStart, nextEnd));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "ACTIVITY_CHANGED");
    assertThat(text(1)).contains(nextStart < 0 ? "earlier" : "later");
  }

  /** Compared with the booking it is later; compared with what the traveller plans by, earlier. */
  @ParameterizedTest
  @CsvSource({
    "30, 119, starts 1 h 30 min earlier than announced before",
    "0, 0, 'is on time again, and starts 2 h earlier than announced before'",
    "-60, 5, starts 3 h earlier than announced before"
  })
  void shouldTellHowMuchEarlierThanAnnouncedBeforeADepartureIs(int start, int end, String what) {
    registerFlight();

    centre.tell(moved(1, 120, 120));
    centre.tell(moved(2, start, end));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[1].title")).endsWith(what);
    assertThat(text(1)).contains(what + ". It now starts");
  }

  @ParameterizedTest
  @CsvSource({"-60, 5, DELAY", "-60, -60, DELAY", "-10, 5, INFO", "5, -60, DELAY"})
  void shouldTellHowMuchEarlierADepartureIs(int start, int end, String severity) {
    registerFlight();

    centre.tell(moved(1, start, end));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[0].title")).contains("earlier");
    assertThat(flight().getString("severity")).isEqualTo(severity);
  }

  @Test
  void shouldTellThatTheFlightLeavesFromAnotherAirport() {
    registerFlight();
    Place south = Trip.place("Berlin Airport South", null, "Berlin", null, null);

    centre.tell(
        trip.event(1, VendorEventKind.MOVED)
            .setStart(Trip.at(trip.departure(), south))
            .setEnd(trip.arrival())
            .build());

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[0].title"))
        .endsWith("starts at Berlin Airport South");
    assertThat(flight().getString("expected.start.place")).isEqualTo("Berlin Airport South");
  }

  @Test
  void shouldTellThatTheFlightEndsAtAnotherAirport() {
    registerFlight();

    centre.tell(
        trip.event(1, VendorEventKind.MOVED)
            .setEnd(Trip.at(trip.arrival(), Trip.place("Cascais", "CAT", "Lisbon", 38.725, -9.355)))
            .build());

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[0].title")).endsWith("ends at Cascais");
  }

  /** Vendors write a place in more or fewer words: with the code it is the same one. */
  @Test
  void shouldNotTakeOtherWordsForAnotherPlace() {
    registerFlight();
    Place sameAirport = Trip.place("LISBOA, HUMBERTO DELGADO", "lis ", null, null, null);

    centre.tell(
        trip.event(1, VendorEventKind.MOVED).setEnd(Trip.at(trip.arrival(), sameAirport)).build());
    centre.tell(trip.cancelled(2));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(text(0)).contains("cancelled");
  }

  @Test
  void shouldKeepADiversionWhenOnlyItsTimeChanges() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    centre.tell(
        trip.event(1, VendorEventKind.DIVERTED).setEnd(elsewhere(Duration.ofMinutes(40))).build());
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    centre.tell(
        trip.event(2, VendorEventKind.MOVED).setEnd(elsewhere(Duration.ofMinutes(41))).build());
    centre.tell(
        trip.event(3, VendorEventKind.MOVED).setEnd(elsewhere(Duration.ofMinutes(70))).build());

    awaiting().until(() -> vendors.asked(trip.hotelNumber() + "/offers").size() == 2);
    centre.awaitModification(trip, "OFFERED");
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "ACTIVITY_CHANGED");
    assertThat(flight().getString("status")).isEqualTo("DIVERTED");
    assertThat(centre.modification(trip).getString("reason")).isEqualTo("ARRIVAL_ELSEWHERE");
  }

  @Test
  void shouldTellTimesAsTheClocksAtTheBookedPlaceShowThem() {
    registerFlight();
    ActivityTime utc = Trip.inZone(Trip.later(trip.departure(), Duration.ofHours(2)), "UTC");
    Place sparse = Trip.place("Berlin Brandenburg", "BER", null, null, null);

    centre.tell(
        trip.event(1, VendorEventKind.MOVED)
            .setStart(Trip.at(utc, sparse))
            .setEnd(Trip.later(trip.arrival(), Duration.ofHours(2)))
            .build());

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(text(0)).contains("17:30 local time at Berlin Brandenburg");
  }

  /** Departure only, arrival only: how long it takes is as booked unless the vendor says so. */
  @ParameterizedTest
  @CsvSource({"230, '', 230, 230", "30, '', 30, 30", "'', -60, -60, -60", "'', 60, 0, 60"})
  void shouldExpectTheOtherTimeThatTheVendorLeftOut(
      String start, String end, long startMoved, long endMoved) {
    registerFlight();
    VendorEventOccurred.Builder event = trip.event(1, VendorEventKind.MOVED);
    if (!start.isEmpty()) {
      event.setStart(later(trip.departure(), Integer.parseInt(start)));
    }
    if (!end.isEmpty()) {
      event.setEnd(later(trip.arrival(), Integer.parseInt(end)));
    }

    centre.tell(event.build());

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(Instant.parse(utc("expected.start.at")))
        .isEqualTo(trip.departure().getAt().plus(Duration.ofMinutes(startMoved)));
    assertThat(Instant.parse(utc("expected.end.at")))
        .isEqualTo(trip.arrival().getAt().plus(Duration.ofMinutes(endMoved)));
  }

  /** The booking's number is a code: blanks and letter case do not matter. */
  @ParameterizedTest
  @CsvSource({
    "' %s', meridian-air",
    "%s, ' meridian-air '",
    "'%s ', meridian-air",
    "'%s\u00a0', meridian-air",
    "'\ufeff%s\t', '\u2007meridian-air\t'"
  })
  void shouldKnowABookingHoweverItsCodeIsWritten(String number, String vendor) {
    registerFlight();
    VendorEventOccurred event = trip.cancelled(1);
    event.put("reservationNumber", number.formatted(trip.flightNumber().toLowerCase(Locale.ROOT)));
    event.put("vendorId", vendor);

    centre.tell(event);

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''| is cancelled. It was",
        "' '| is cancelled. It was",
        "' . '| is cancelled. It was",
        "Late aircraft.| is cancelled because of Late aircraft. It was",
        "Really late!!| is cancelled because of Really late. It was",
        "'fog; '| is cancelled because of fog. It was",
        "fog\u2026| is cancelled because of fog. It was",
        "\"Late aircraft.\"| is cancelled because of Late aircraft. It was",
        "Because of a strike (crew)| is cancelled because of a strike (crew). It was",
        "-| is cancelled. It was",
        "N/A.| is cancelled. It was",
        "none| is cancelled. It was"
      },
      delimiter = '|')
  void shouldSetThePunctuationOfACauseRight(String cause, String text) {
    registerFlight();

    centre.tell(trip.event(1, VendorEventKind.CANCELLED).setCause(cause).build());

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(text(0)).contains(text);
  }

  private void registerFlight() {
    centre.registerFlight(trip);
    awaiting().until(() -> centre.itinerary(trip).getList("activities").size() == 1);
  }

  private VendorEventOccurred moved(long sequence, int startMinutes, int endMinutes) {
    return trip.event(sequence, VendorEventKind.MOVED)
        .setStart(later(trip.departure(), startMinutes))
        .setEnd(later(trip.arrival(), endMinutes))
        .build();
  }

  private static ActivityTime later(ActivityTime time, int minutes) {
    return Trip.later(time, Duration.ofMinutes(minutes));
  }

  private ActivityTime elsewhere(Duration late) {
    return Trip.at(Trip.later(trip.arrival(), late), OPORTO);
  }

  private JsonPath flight() {
    JsonPath itinerary = centre.itinerary(trip);
    itinerary.setRootPath("activities.find { it.kind == 'FLIGHT' }");
    return itinerary;
  }

  private String utc(String path) {
    return java.time.OffsetDateTime.parse(flight().getString(path)).toInstant().toString();
  }

  private String text(int message) {
    return centre.messages(trip).getString("messages[" + message + "].text");
  }
}
