package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.TestAgent;
import io.supportcenter.proactive.testing.Vendors;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What vendors offer, for how long, at what price, and what the customer decides on. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class OptionsIT {

  private static final String OFFERS = "reservations/.*/offers";

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;

  private final Trip trip = Trip.tomorrow();
  private TestAgent agent;

  @BeforeEach
  void vendorsInTheDirectory() {
    vendors.behave();
    vendors.introduce();
    agent = TestAgent.arrives(3);
  }

  @AfterEach
  void allLeave() {
    centre.leaveSessions();
    agent.close();
    vendors.behave();
  }

  @Test
  void shouldLeaveOutAnOfferWhoseAmountHasAFraction() {
    vendors.playOnce(
        OFFERS, Map.of("offers", List.of(offer("o-1", "45.50"), offer("o-2", "4550"))));

    delay();

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    assertThat(centre.messages(trip).getList("messages[1].options.priceDifference.amountMinor"))
        .containsExactly(4550);
  }

  @Test
  void shouldNotOfferWhatIsOverAlready() {
    vendors.playOnce(OFFERS, Map.of("offers", List.of(offer(Instant.now().minusSeconds(60)))));

    delay();

    centre.awaitModification(trip, "NEEDS_AGENT");
    assertThat(centre.messages(trip).getList("messages.kind")).containsExactly("ACTIVITY_CHANGED");
  }

  @Test
  void shouldAskAgainOnceTheOptionsAreOver() {
    vendors.playOnce(OFFERS, Map.of("offers", List.of(offer(Instant.now().plusSeconds(8)))));

    delay();

    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "OPTIONS_OFFERED");
    assertThat(centre.messages(trip).getList("messages[2].options.kind"))
        .containsExactly("LATE_ARRIVAL", "SHIFT_DATES", "SHORTEN", "CANCEL");
    assertThat(centre.messages(trip).getBoolean("messages[1].superseded")).isTrue();
  }

  @Test
  void shouldNotSendTheSameOptionsASecondTime() {
    Instant first = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    vendors.playOnce(OFFERS, Map.of("offers", List.of(offer(first))));
    delay();
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    Instant renewed = first.plusSeconds(60);
    vendors.playOnce(OFFERS, Map.of("offers", List.of(offer(renewed))));

    askAgain();

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.messages(trip).getList("messages[1].options.validUntil"))
                .containsExactly(renewed.toString()));
    centre.awaitModification(trip, "OFFERED");
    assertThat(centre.modification(trip).getList("options.optionId"))
        .isEqualTo(centre.messages(trip).getList("messages[1].options.optionId"));
    vendors.playOnce(OFFERS, Map.of("offers", List.of(offer("o-2", "1500"))));
    askAgain();
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "OPTIONS_OFFERED");
  }

  private void askAgain() {
    String id = centre.modification(trip).getString("id");
    centre
        .post(trip.user(), Roles.USER, "/v1/modifications/" + id + "/quotes", Map.of())
        .statusCode(202);
  }

  /** The hotel waits for a minute more; its back end has a quarter of that. */
  @Test
  void shouldBeACaseForAnAgentWhenTheVendorIsSilentUntilTheTimeRunsOut() {
    vendors.misbehave(Map.of("down", true));
    vendors.book(trip, "OBLIGING");
    var hotel = trip.hotelReservation();
    hotel.setStart(Trip.later(trip.checkIn(), sinceCheckIn().minusHours(6)));
    hotel.setLatestStart(Instant.now().plusSeconds(40));
    centre.publish(Topics.ASSETS, trip.hotelId(), trip.registered(trip.hotelId(), hotel.build()));
    var flight = trip.flightReservation();
    flight.put("start", Trip.later(trip.departure(), sinceArrival().minusHours(3)));
    flight.put("end", Trip.later(trip.arrival(), sinceArrival().minusHours(1)));
    centre.publish(Topics.ASSETS, trip.flightId(), trip.registered(trip.flightId(), flight));
    awaiting()
        .untilAsserted(() -> assertThat(centre.itinerary(trip).getList("relations")).hasSize(1));

    centre.tell(trip.cancelled(1));

    centre.awaitModification(trip, "NEEDS_AGENT");
    assertThat(centre.modification(trip).getString("needsAgent")).isEqualTo("VENDOR_SILENT");
    Centre.as("agent-1", Roles.AGENT)
        .get("/v1/modifications?limit=200")
        .then()
        .statusCode(200)
        .body(
            "find { it.id == '%s' }.state".formatted(centre.modification(trip).getString("id")),
            equalTo("NEEDS_AGENT"));
    vendors.behave();
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
  }

  @Test
  void shouldNameBookingAndPriceInTheDecisionAndInTheThirdMessage() {
    vendors.book(trip, "OBLIGING");
    delay();
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    String session = talkAbout(trip.hotelId());

    centre.decide(trip, session, centre.option(trip, "SHORTEN")).statusCode(202);

    centre.awaitModification(trip, "RESCHEDULED");
    assertThat(transcript(session))
        .anySatisfy(line ->
            assertThat(line)
                .contains("SHORTEN")
                .contains("Casa Miradouro")
                .contains(trip.hotelNumber())
                .contains("get back 80.00 EUR"));
    assertThat(centre.messages(trip).getString("messages[2].text"))
        .contains("You get back 80.00 EUR.");
  }

  @Test
  void shouldRefuseADecisionInASessionAboutSomethingElse() {
    vendors.book(trip, "OBLIGING");
    delay();
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    centre.publish(
        Topics.ASSETS,
        "asset-other-" + trip.mark(),
        trip.registered(
            "asset-other-" + trip.mark(),
            trip.inLisbon(
                io.supportcenter.events.ReservationKind.CAR,
                "cars",
                "C" + trip.mark(),
                "10:00",
                "11:00")));
    String session = talkAbout("asset-other-" + trip.mark());

    centre
        .decide(trip, session, centre.option(trip, "SHORTEN"))
        .statusCode(409)
        .body("code", equalTo("SESSION_ABOUT_OTHER"));
    assertThat(vendors.asked(trip.hotelNumber() + "/changes")).isEmpty();
  }

  @Test
  void shouldKeepABookingAsTheCustomerDecides() {
    vendors.bookOpenTicket(trip);
    centre.registerFlight(trip);
    centre.publish(Topics.ASSETS, trip.busId(), trip.bus());
    awaiting()
        .untilAsserted(() -> assertThat(centre.itinerary(trip).getList("relations")).hasSize(1));
    centre.tell(trip.delayed(1, Duration.ofHours(8)));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    String session = talkAbout(trip.busId());

    centre.decide(trip, session, centre.option(trip, "KEEP")).statusCode(202);

    centre.awaitModification(trip, "KEPT");
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "OPTIONS_WITHDRAWN");
    assertThat(centre.messages(trip).getString("messages[2].text")).contains("keep");
    assertThat(centre.messages(trip).getBoolean("messages[1].superseded")).isTrue();
    assertThat(vendors.asked(trip.busNumber() + "/changes")).isEmpty();
  }

  private void delay() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    centre.tell(trip.delayed(1, Duration.ofHours(8)));
  }

  private String talkAbout(String assetId) {
    String session =
        centre.openSession(trip.user(), Map.of("assetId", assetId, "topic", "my booking"));
    agent.take(session);
    return session;
  }

  private List<String> transcript(String session) {
    return Centre.as(trip.user(), Roles.USER)
        .get("/v1/live-sessions/{id}/transcript", session)
        .then()
        .statusCode(200)
        .extract()
        .path("entries.text");
  }

  private Duration sinceCheckIn() {
    return Duration.between(trip.checkIn().getAt(), Instant.now());
  }

  private Duration sinceArrival() {
    return Duration.between(trip.arrival().getAt(), Instant.now());
  }

  private Map<String, Object> offer(Instant validUntil) {
    return Map.of("offerId", "o-1", "kind", "CANCEL", "validUntil", validUntil.toString());
  }

  private static Map<String, Object> offer(String id, String amount) {
    return Map.of(
        "offerId",
        id,
        "kind",
        "CANCEL",
        "priceDifference",
        Map.of("amountMinor", new java.math.BigDecimal(amount), "currency", "EUR"),
        "validUntil",
        Instant.now().plus(Duration.ofHours(1)).toString());
  }
}
