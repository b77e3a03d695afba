package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationChangeReason;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.Vendors;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One change goes through the whole trip, and is over only when the trip fits again. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class ChainsIT {

  private static final Duration EIGHT_HOURS = Duration.ofHours(8);

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;

  private final Trip trip = Trip.tomorrow();

  @BeforeEach
  void vendorsInTheDirectory() {
    vendors.behave();
    vendors.introduce();
    vendors.book(trip, "OBLIGING");
  }

  @Test
  void shouldAskTheHotelToThoughABusIsBookedFromTheAirport() {
    register(trip.flightId(), trip.flightReservation());
    register(trip.busId(), trip.busReservation());
    register(trip.hotelId(), trip.hotelReservation().build());
    Reservation dinner =
        trip.inLisbon(ReservationKind.RESTAURANT, "tasca", "T" + trip.mark(), "21:00", "23:00");
    register("asset-dinner-" + trip.mark(), dinner);
    awaitActivities(4);

    centre.tell(trip.delayed(1, EIGHT_HOURS));

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.itinerary(trip).getList("modifications.targetId"))
                .containsExactlyInAnyOrder(
                    trip.busId(), trip.hotelId(), "asset-dinner-" + trip.mark()));
    assertThat(centre.itinerary(trip).getList("modifications.causeId"))
        .containsOnly(trip.flightId());
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.messages(trip).getList("messages.onBehalfOf"))
                .contains(Trip.AIRLINE, Trip.HOTEL));
  }

  @Test
  void shouldStillNeedTheHotelsHelpWhenTheNewTimesReachTheAssetStore() {
    centre.register(trip);
    centre.tell(trip.delayed(1, EIGHT_HOURS));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    rebookFlight(EIGHT_HOURS);

    awaiting()
        .untilAsserted(() -> assertThat(flight().getString("booked.start.at")).contains("23:30"));
    assertThat(centre.modification(trip).getString("state")).isEqualTo("OFFERED");
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
  }

  @Test
  void shouldAskTheHotelWhenOnlyTheAssetStoreKnowsOfTheNewTimes() {
    centre.register(trip);

    rebookFlight(EIGHT_HOURS);

    centre.awaitMessages(trip, "OPTIONS_OFFERED");
    assertThat(centre.modification(trip).getString("reason")).isEqualTo("TOO_LATE");
  }

  @Test
  void shouldNotSayThatAllIsWellWhenTheCancelledFlightLeavesTheAssetStore() {
    centre.register(trip);
    centre.tell(trip.cancelled(1));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    withdraw(trip.flightId(), trip.flightReservation());

    awaiting().until(() -> centre.itinerary(trip).getList("activities").size() == 1);
    assertThat(centre.modification(trip).getString("state")).isEqualTo("OFFERED");
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    Reservation other = trip.flightReservation();
    other.put("reservationNumber", "X" + trip.mark());
    register("other-" + trip.flightId(), other);

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "OPTIONS_WITHDRAWN");
    assertThat(centre.messages(trip).getString("messages[2].text")).contains("can stay as it is");
  }

  @Test
  void shouldAskTheHotelOfSomebodyWhoWasToArriveAfterMidnight() {
    Reservation night = trip.flightReservation();
    night.put("end", Trip.later(trip.arrival(), Duration.ofHours(6).plusMinutes(20)));
    register(trip.flightId(), night);
    register(trip.hotelId(), trip.hotelReservation().build());
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.itinerary(trip).getList("relations.type"))
                .containsExactly("ARRIVES_FOR"));

    centre.tell(trip.cancelled(1));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    assertThat(centre.messages(trip).getList("messages[1].options.kind")).contains("CANCEL");
  }

  /** Small moves: one that is not worth a message may be one too many for what follows. */
  @Test
  void shouldLookAtWhatFollowsWhenATimeMovesByAMinute() {
    register(trip.flightId(), trip.flightReservation());
    register(
        "asset-first-" + trip.mark(),
        trip.inLisbon(ReservationKind.EVENT, "fado", "E" + trip.mark(), "19:30", "20:30"));
    register(
        "asset-dinner-" + trip.mark(),
        trip.inLisbon(ReservationKind.RESTAURANT, "tasca", "T" + trip.mark(), "19:46", "21:00"));
    awaitActivities(3);
    centre.tell(trip.delayed(1, Duration.ofMinutes(60)));
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.itinerary(trip).getList("modifications.targetId"))
                .containsExactly("asset-first-" + trip.mark()));

    centre.tell(trip.delayed(2, Duration.ofMinutes(62)));

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.itinerary(trip).getList("modifications.targetId"))
                .containsExactlyInAnyOrder(
                    "asset-first-" + trip.mark(), "asset-dinner-" + trip.mark()));
  }

  /** However many there are: the next two hundred are related, and each vendor is heard. */
  @Test
  void shouldTellOfAnActivityBehindTwoHundredOthers() {
    for (int i = 0; i < 201; i++) {
      register(
          "asset-show-" + i + "-" + trip.mark(),
          trip.inLisbon(ReservationKind.EVENT, "fado", "E" + i + trip.mark(), "08:00", "09:00"));
    }
    register(trip.flightId(), trip.flightReservation());
    register(trip.hotelId(), trip.hotelReservation().build());
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.itinerary(trip).getList("activities.assetId"))
                .contains(trip.flightId(), trip.hotelId()));

    centre.tell(trip.cancelled(1));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.itinerary(trip).getList("modifications")).isEmpty();
  }

  /** Zeros are no position; a city is one however its letters are composed; names are no cities. */
  @ParameterizedTest
  @CsvSource({
    "Lisbon, 0, 0, Lisbon, 38.711, -9.13, true",
    "Lisbon, 0, 0, Porto, 0, 0, false",
    "Ko\u0308ln, , , K\u00f6ln, , , true",
    "Tokyo, 35.772, 140.393, tokyo, 35.68, 139.6, true",
    "Paris, 33.66, -95.55, Paris, 48.85, 2.35, false"
  })
  void shouldKnowWhetherTheFlightTakesTheTravellerToTheHotel(
      String airportCity,
      Double airportLatitude,
      Double airportLongitude,
      String hotelCity,
      Double hotelLatitude,
      Double hotelLongitude,
      boolean related) {
    Reservation flight = trip.flightReservation();
    flight.put(
        "end",
        Trip.at(
            trip.arrival(),
            Trip.place("Airport", null, airportCity, airportLatitude, airportLongitude)));
    Reservation hotel = trip.hotelReservation().build();
    hotel.put(
        "start",
        Trip.at(
            trip.checkIn(), Trip.place("Hotel", null, hotelCity, hotelLatitude, hotelLongitude)));

    register(trip.flightId(), flight);
    register(trip.hotelId(), hotel);
    awaitActivities(2);

    assertThat(centre.itinerary(trip).getList("relations")).hasSize(related ? 1 : 0);
  }

  private void register(String assetId, Reservation reservation) {
    centre.publish(Topics.ASSETS, assetId, trip.registered(assetId, reservation));
  }

  private void awaitActivities(int n) {
    awaiting().until(() -> centre.itinerary(trip).getList("activities").size() == n);
  }

  private void rebookFlight(Duration by) {
    Reservation later = trip.flightReservation();
    ActivityTime start = Trip.later(trip.departure(), by);
    later.put("start", start);
    later.put("end", Trip.later(trip.arrival(), by));
    centre.publish(
        Topics.ASSETS,
        trip.flightId(),
        ReservationChanged.newBuilder()
            .setAssetId(trip.flightId())
            .setVersion(2)
            .setUserId(trip.user())
            .setReason(ReservationChangeReason.CORRECTED)
            .setOccurredAt(Instant.now())
            .setReservation(later)
            .build());
  }

  private void withdraw(String assetId, Reservation reservation) {
    reservation.put("status", ReservationStatus.WITHDRAWN);
    centre.publish(
        Topics.ASSETS,
        assetId,
        AssetWithdrawn.newBuilder()
            .setAssetId(assetId)
            .setVersion(2)
            .setUserId(trip.user())
            .setReason(WithdrawalReason.RECEIPT_VOIDED)
            .setOccurredAt(Instant.now())
            .setReservation(reservation)
            .build());
  }

  private JsonPath flight() {
    JsonPath itinerary = centre.itinerary(trip);
    itinerary.setRootPath("activities.find { it.kind == 'FLIGHT' }");
    return itinerary;
  }
}
