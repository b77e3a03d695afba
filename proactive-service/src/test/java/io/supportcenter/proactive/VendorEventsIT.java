package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationChangeReason;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.events.UserErased;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.Vendors;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one vendor's event means for the customer and for other vendors' bookings. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class VendorEventsIT {

  private static final Duration EIGHT_HOURS = Duration.ofHours(8);

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;

  private final Trip trip = Trip.tomorrow();

  @BeforeEach
  void vendorsInTheDirectory() {
    vendors.behave();
    vendors.introduce();
  }

  @AfterEach
  void leaveSessions() {
    centre.leaveSessions();
  }

  @Test
  void shouldTellTheCustomerOfADelayThatAffectsNothingElse() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);

    centre.tell(trip.delayed(1, Duration.ofMinutes(40)));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.itinerary(trip).getString("activities.find { it.kind == 'FLIGHT' }.severity"))
        .isEqualTo("DELAY");
    assertThat(centre.itinerary(trip).getList("modifications")).isEmpty();
    assertThat(vendors.asked(trip.hotelNumber())).isEmpty();
  }

  @Test
  void shouldShowHowMuchTimeARelationHasAndNeeds() {
    centre.register(trip);

    // From the arrival at 18:10 to the end of the day; a flight needs 30 min, other things as much.
    assertThat(centre.itinerary(trip).getString("relations[0].slack")).isEqualTo("PT5H50M");
    assertThat(centre.itinerary(trip).getString("relations[0].buffer")).isEqualTo("PT1H");
    assertThat(centre.itinerary(trip).getString("relations[0].evidence")).startsWith("NEAR: ");
  }

  @Test
  void shouldMakeUpForAnEventThatCameBeforeItsReservation() {
    vendors.book(trip, "OBLIGING");
    centre.tell(trip.delayed(1, Duration.ofHours(5)));
    centre.tell(trip.delayed(2, EIGHT_HOURS));
    Trip marker = Trip.tomorrow();
    centre.registerFlight(marker);
    centre.tell(marker.delayed(1, EIGHT_HOURS));
    centre.awaitMessages(marker, "ACTIVITY_CHANGED");

    centre.register(trip);

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    assertThat(centre.messages(trip).getString("messages[0].title"))
        .isEqualTo("Flight MA 412 is delayed by 8 h");
  }

  @Test
  void shouldLookAtABookingThatIsRegisteredAfterTheEvent() {
    vendors.book(trip, "OBLIGING");
    centre.registerFlight(trip);
    centre.tell(trip.delayed(1, EIGHT_HOURS));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED");

    centre.publish(Topics.ASSETS, trip.hotelId(), trip.hotel());

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
  }

  @Test
  void shouldTakeTheOptionsBackWhenTheFlightIsOnTimeAgain() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    centre.tell(trip.delayed(1, EIGHT_HOURS));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    centre.tell(trip.delayed(2, Duration.ZERO));

    var messages =
        centre.awaitMessages(
            trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "ACTIVITY_CHANGED", "OPTIONS_WITHDRAWN");
    assertThat(messages.getList("messages.superseded")).containsExactly(true, true, false, false);
    assertThat(messages.getString("messages[3].onBehalfOf")).isEqualTo(Trip.HOTEL);
    assertThat(centre.modification(trip).getString("state")).isEqualTo("WITHDRAWN");
  }

  @Test
  void shouldIgnoreWhatIsOlderThanWhatIsKnown() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    centre.tell(trip.delayed(7, EIGHT_HOURS));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    centre.tell(trip.delayed(6, Duration.ZERO));
    centre.tell(trip.delayed(7, Duration.ofHours(9)));
    centre.tell(trip.delayed(8, Duration.ofHours(40)));

    var messages =
        centre.awaitMessages(
            trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    assertThat(messages.getString("messages[2].title")).endsWith("40 h");
    assertThat(messages.getString("messages[3].supersedes"))
        .isEqualTo(messages.getString("messages[1].id"));
  }

  @Test
  void shouldMakeItACaseForAnAgentWhenTheVendorHasNoOptions() {
    vendors.book(trip, "WITHOUT_OFFERS");
    centre.register(trip);

    centre.tell(trip.cancelled(1));

    centre.awaitModification(trip, "NEEDS_AGENT");
    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.modification(trip).getString("needsAgent")).isEqualTo("NO_OPTIONS");
    Centre.as("agent-1", Roles.AGENT)
        .get("/v1/modifications?limit=200")
        .then()
        .statusCode(200)
        .body("id", hasItem(centre.modification(trip).getString("id")));
  }

  @Test
  void shouldMakeItACaseForAnAgentWhenTheVendorIsNotInTheDirectory() {
    vendors.dismiss(Trip.HOTEL);
    centre.register(trip);

    centre.tell(trip.delayed(1, EIGHT_HOURS));

    centre.awaitModification(trip, "NEEDS_AGENT");
    awaitVendorNotKnown();
    vendors.introduce();
    vendors.book(trip, "OBLIGING");
    askForOptions().body("state", equalTo("QUOTING"));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
  }

  /** While it is remembered where the vendor was, it is asked, and knows no such reservation. */
  private void awaitVendorNotKnown() {
    awaiting()
        .until(
            () -> {
              String reason = centre.modification(trip).getString("needsAgent");
              if ("VENDOR_REFUSED".equals(reason)) {
                askForOptions();
              }
              return reason;
            },
            "VENDOR_NOT_KNOWN"::equals);
  }

  private ValidatableResponse askForOptions() {
    String id = centre.modification(trip).getString("id");
    return centre
        .post(trip.user(), Roles.USER, "/v1/modifications/" + id + "/quotes", "{}")
        .statusCode(202);
  }

  @Test
  void shouldGoOnByItselfWhenTheVendorsBackEndComesBack() {
    vendors.misbehave(Map.of("failNext", 2, "status", 503, "retryAfter", 1));
    vendors.book(trip, "OBLIGING");
    centre.register(trip);

    centre.tell(trip.delayed(1, EIGHT_HOURS));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    assertThat(vendors.asked(trip.hotelNumber()))
        .containsExactly("POST 503", "POST 503", "POST 200");
  }

  @Test
  void shouldForgetAReservationThatWasWithdrawn() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    centre.tell(trip.delayed(1, EIGHT_HOURS));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    Reservation gone = trip.hotelReservation().setStatus(ReservationStatus.WITHDRAWN).build();
    centre.publish(
        Topics.ASSETS,
        trip.hotelId(),
        AssetWithdrawn.newBuilder()
            .setAssetId(trip.hotelId())
            .setVersion(2)
            .setUserId(trip.user())
            .setReason(WithdrawalReason.RECEIPT_VOIDED)
            .setOccurredAt(Instant.now())
            .setReservation(gone)
            .build());

    centre.awaitModification(trip, "WITHDRAWN");
    assertThat(centre.itinerary(trip).getList("activities.kind")).containsExactly("FLIGHT");
    assertThat(centre.itinerary(trip).getList("relations")).isEmpty();
  }

  @Test
  void shouldTakeTheOptionsBackWhenTheHotelIsRebookedForALaterDay() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    centre.tell(trip.delayed(1, EIGHT_HOURS));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");

    ActivityTime nextDay = Trip.later(trip.checkIn(), Duration.ofDays(1));
    centre.publish(
        Topics.ASSETS,
        trip.hotelId(),
        ReservationChanged.newBuilder()
            .setAssetId(trip.hotelId())
            .setVersion(2)
            .setUserId(trip.user())
            .setReason(ReservationChangeReason.CORRECTED)
            .setOccurredAt(Instant.now())
            .setReservation(trip.hotelReservation().setStart(nextDay).build())
            .build());

    centre.awaitModification(trip, "WITHDRAWN");
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "OPTIONS_WITHDRAWN");
  }

  @Test
  void shouldRefuseAnEventThatCannotBeAndHandleTheNext() {
    centre.registerFlight(trip);
    ActivityTime nowhere = Trip.inZone(trip.arrival(), "Europe/Atlantis");
    centre.tell(trip.event(1, VendorEventKind.MOVED).setEnd(nowhere).build());

    centre.tell(trip.delayed(2, EIGHT_HOURS));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    Centre.as("operator", Roles.OPERATOR)
        .get("/v1/vendor-events/refused")
        .then()
        .statusCode(200)
        .body(
            "find { it.key == '%s' }.problems[0].reason".formatted(key()), equalTo("ZONE_UNKNOWN"))
        .body("find { it.key == '%s' }.problems[0].field".formatted(key()), equalTo("end.zone"));
  }

  @Test
  void shouldHandleABookingsNextEventAfterOneThatNoTableCanHold() {
    centre.registerFlight(trip);
    centre.tell(
        trip.event(1, VendorEventKind.CANCELLED)
            .setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE))
            .setCause("fog\u0000")
            .build());

    centre.tell(trip.delayed(2, EIGHT_HOURS));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
  }

  /** By count, by time, and after a count that began again or a clock that was ahead. */
  @ParameterizedTest
  @CsvSource({
    "3, 0, 0, 10",
    "3, 0, 1, 1440",
    "50, 2880, 1, 2",
    "0, 900000, 0, 0",
    "0, 900000, 5, 0",
    "0, 0, 0, 0"
  })
  void shouldTakeTheNewerEventOfAVendor(
      long sequence, long minutes, long nextSequence, long nextMinutes) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    centre.registerFlight(trip);
    awaiting().until(() -> centre.itinerary(trip).getList("activities").size() == 1);
    VendorEventOccurred first = trip.delayed(sequence, EIGHT_HOURS);
    first.put("occurredAt", now.plus(Duration.ofMinutes(minutes)));
    VendorEventOccurred next = trip.cancelled(nextSequence);
    next.put("occurredAt", now.plus(Duration.ofMinutes(nextMinutes)));
    VendorEventOccurred late = trip.delayed(1, Duration.ofHours(2));
    late.put("occurredAt", now.minus(Duration.ofDays(1)));

    centre.tell(first);
    centre.tell(next);
    centre.tell(late);

    awaitHandled();
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[1].title")).contains("cancelled");
  }

  /** What comes later with the same key is refused: what came before is handled. */
  private void awaitHandled() {
    centre.erase(Topics.VENDOR_EVENTS, trip.flightKey());
    awaiting().until(() -> !centre.refusals(trip.flightKey()).isEmpty());
  }

  @Test
  void shouldLeaveATripAloneThatWasOverWhenItsNumberWasUsedAgain() {
    Trip lastYears = new Trip(trip.mark(), trip.day().minusYears(1));
    centre.publish(
        Topics.ASSETS,
        "old-" + trip.flightId(),
        trip.registered("old-" + trip.flightId(), lastYears.flightReservation()));
    awaiting().until(() -> centre.itinerary(trip).getList("activities").size() == 1);

    centre.tell(trip.cancelled(1));
    centre.registerFlight(trip);

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[0].assetId")).isEqualTo(trip.flightId());
  }

  /**
   * Outward and return flight under one number, and events on either before they are registered.
   */
  @Test
  void shouldApplyEachEventToTheFlightThatItNames() {
    Reservation home = segment("2", trip.flightReservation());
    home.put("start", Trip.later(trip.arrival(), Duration.ofDays(3)));
    home.put("end", Trip.later(trip.departure(), Duration.ofDays(4)));
    centre.tell(named("1", trip.delayed(1, EIGHT_HOURS)));
    centre.tell(named("2", trip.cancelled(2)));
    awaitHandled();

    publish("asset-out-" + trip.mark(), segment("1", trip.flightReservation()));
    publish("asset-home-" + trip.mark(), home);

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.messages(trip).getList("messages.assetId"))
                .containsExactlyInAnyOrder(
                    "asset-out-" + trip.mark(), "asset-home-" + trip.mark()));
    assertThat(centre.itinerary(trip).getList("activities.status"))
        .containsExactlyInAnyOrder("MOVED", "CANCELLED");
  }

  @Test
  void shouldMakeItACaseWhenNobodyCanSayWhichFlightIsMeant() {
    Reservation nextWeek = trip.flightReservation();
    nextWeek.put("start", Trip.later(trip.departure(), Duration.ofDays(7)));
    nextWeek.put("end", Trip.later(trip.arrival(), Duration.ofDays(7)));
    publish("asset-out-" + trip.mark(), trip.flightReservation());
    publish("asset-next-" + trip.mark(), nextWeek);
    awaiting().until(() -> centre.itinerary(trip).getList("activities").size() == 2);

    centre.tell(trip.delayed(1, Duration.ofDays(3)));

    centre.awaitModification(trip, "NEEDS_AGENT");
    assertThat(centre.modification(trip).getString("needsAgent")).isEqualTo("CHANGE_UNCLEAR");
    assertThat(centre.messages(trip).getList("messages")).isEmpty();
    Centre.as("operator", Roles.OPERATOR)
        .get("/v1/vendor-events/refused")
        .then()
        .body(
            "find { it.key == '%s' }.problems[0].reason".formatted(key()),
            equalTo("SEGMENT_UNCLEAR"));

    centre.tell(trip.delayed(2, EIGHT_HOURS));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    centre.awaitModification(trip, "WITHDRAWN");
  }

  private void publish(String assetId, Reservation reservation) {
    centre.publish(Topics.ASSETS, assetId, trip.registered(assetId, reservation));
  }

  private static Reservation segment(String segment, Reservation reservation) {
    reservation.put("segment", segment);
    return reservation;
  }

  private static VendorEventOccurred named(String segment, VendorEventOccurred event) {
    event.put("segment", segment);
    return event;
  }

  /** The number was another traveller's last year, and that vendor's count was higher then. */
  /** It is about a trip of last month, and arrives when its number is used again. */
  @Test
  void shouldNotMoveAFlightToTimesThatAreOver() {
    centre.tell(trip.delayed(7, Duration.ofDays(-30)));
    centre.registerFlight(trip);
    awaiting().until(() -> centre.itinerary(trip).getList("activities").size() == 1);

    centre.tell(trip.delayed(8, Duration.ofDays(-30)));
    centre.tell(trip.cancelled(9));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[0].title")).endsWith("is cancelled");
  }

  @Test
  void shouldMakeUpForAnEventOnANumberThatWasUsedBefore() {
    VendorEventOccurred lastYears = trip.delayed(7, EIGHT_HOURS);
    lastYears.put("occurredAt", Instant.now().minus(Duration.ofDays(365)));
    centre.tell(lastYears);
    centre.tell(trip.cancelled(1));
    awaitHandled();

    centre.registerFlight(trip);

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    assertThat(centre.messages(trip).getString("messages[0].title")).endsWith("is cancelled");
  }

  @Test
  void shouldTellEveryoneWhoTravelsOnOneBooking() {
    Trip companion = Trip.tomorrow();
    centre.registerFlight(trip);
    centre.publish(
        Topics.ASSETS,
        companion.flightId(),
        companion.registered(companion.flightId(), trip.flightReservation()));
    awaiting()
        .until(() ->
            centre.itinerary(companion).getList("activities").size() == 1
                && centre.itinerary(trip).getList("activities").size() == 1);

    centre.tell(trip.cancelled(1));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    centre.awaitMessages(companion, "ACTIVITY_CHANGED");
  }

  @Test
  void shouldForgetAUserWhoIsErased() {
    centre.registerFlight(trip);
    centre.tell(trip.delayed(1, EIGHT_HOURS));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    String session = centre.openSession(trip.user(), Map.of("topic", "my flight"));

    assertThat(Traces.inTables(trip.user()))
        .contains("activity", "asset_projection", "customer", "live_session", "message");

    centre.erase(Topics.USERS, trip.user());

    centre.awaitLast(Topics.ERASURES, Sha256.hex(trip.user()), UserErased.class);
    assertThat(Traces.inTables(trip.user())).isEmpty();
    assertThat(Traces.inTables(session)).isEmpty();
    centre.awaitMessages(trip);
    assertThat(centre.itinerary(trip).getList("activities")).isEmpty();
    Centre.as(trip.user(), Roles.USER)
        .get("/v1/live-sessions/{id}", session)
        .then()
        .statusCode(404);
  }

  @Test
  void shouldShowATripToItsTravellerAndWhoHasAReasonOnly() {
    centre.register(trip);

    Centre.as("somebody-else", Roles.USER)
        .get("/v1/users/{user}/itinerary", trip.user())
        .then()
        .statusCode(404);
    Centre.as("somebody-else", Roles.USER)
        .get("/v1/users/{user}/messages", trip.user())
        .then()
        .statusCode(404);
    Centre.as("agent-1", Roles.AGENT)
        .get("/v1/users/{user}/itinerary", trip.user())
        .then()
        .statusCode(404);
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/users/{user}/itinerary", trip.user())
        .then()
        .statusCode(200);
    for (String role : Set.of(Roles.USER, Roles.AGENT)) {
      Centre.as("x", role).get("/v1/vendors").then().statusCode(403);
      Centre.as("x", role).get("/v1/vendor-events/refused").then().statusCode(403);
    }
    Centre.as("x", Roles.USER).get("/v1/modifications").then().statusCode(403);
  }

  private String key() {
    return Trip.AIRLINE + ":" + trip.flightNumber();
  }
}
