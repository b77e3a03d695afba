package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.RescheduleRefusal;
import io.supportcenter.events.RescheduleRefused;
import io.supportcenter.events.ReservationChangeReason;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.TestAgent;
import io.supportcenter.proactive.testing.Vendors;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The customer decides in a live session, and the vendor answers, or does not. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class ReschedulingIT {

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;
  @Inject AgroalDataSource dataSource;

  private final Trip trip = Trip.tomorrow();
  private TestAgent agent;
  private String session;

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
  }

  @Test
  void shouldAskTheVendorWhatBecameOfAChangeWhoseAnswerWasLost() {
    talkAboutLateArrival("OBLIGING");
    vendors.misbehave(Map.of("dropAnswers", 1));

    decide("LATE_ARRIVAL");

    centre.awaitModification(trip, "RESCHEDULED");
    assertThat(changesAskedFor()).containsExactly("PUT dropped", "GET 200");
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "ACTIVITY_RESCHEDULED");
  }

  @Test
  void shouldShowThatTheOutcomeIsNotKnown() {
    talkAboutLateArrival("OBLIGING");
    vendors.misbehave(Map.of("down", true));

    decide("LATE_ARRIVAL");

    centre.awaitModification(trip, "OUTCOME_UNKNOWN");
    vendors.behave();
    centre.awaitModification(trip, "RESCHEDULED");
    assertThat(changesAskedFor()).endsWith("GET 404", "PUT 201");
  }

  @Test
  void shouldStopAskingOnceTheActivityIsOver() throws Exception {
    talkAboutLateArrival("OBLIGING");
    vendors.misbehave(Map.of("down", true));
    decide("LATE_ARRIVAL");
    centre.awaitModification(trip, "OUTCOME_UNKNOWN");

    endOfTheActivityHasPassed();

    awaiting()
        .untilAsserted(() ->
            assertThat(last(RescheduleRefused.class).getReason())
                .isEqualTo(RescheduleRefusal.NO_ANSWER));
    assertThat(centre.modification(trip).getString("state")).isEqualTo("WITHDRAWN");
    assertThat(transcript()).last().asString().contains("never said");
  }

  @Test
  void shouldNotTakeAVendorThatLeftTheDirectoryForARefusal() {
    talkAboutLateArrival("OBLIGING");
    vendors.misbehave(Map.of("down", true));
    decide("LATE_ARRIVAL");
    centre.awaitModification(trip, "OUTCOME_UNKNOWN");

    vendors.dismiss(Trip.HOTEL);
    awaiting()
        .untilAsserted(() -> assertThat(lastFaults()).containsExactly("not in the directory"));
    vendors.behave();
    assertThat(centre.modification(trip).getString("state")).isEqualTo("OUTCOME_UNKNOWN");

    vendors.introduce();
    centre.awaitModification(trip, "RESCHEDULED");
  }

  @Test
  void shouldBeAtPeaceWhenTheAssetStoreHasWhatTheVendorConfirmed() {
    talkAboutLateArrival("OBLIGING");
    decide("LATE_ARRIVAL");
    centre.awaitModification(trip, "RESCHEDULED");
    ActivityRescheduled done = last(ActivityRescheduled.class);

    centre.publish(
        Topics.ASSETS,
        trip.hotelId(),
        ReservationChanged.newBuilder()
            .setAssetId(trip.hotelId())
            .setVersion(2)
            .setUserId(trip.user())
            .setReason(ReservationChangeReason.RESCHEDULED)
            .setOccurredAt(Instant.now())
            .setReservation(
                trip.hotelReservation()
                    .setStart(done.getStart())
                    .setEnd(done.getEnd())
                    .setLatestStart(done.getLatestStart())
                    .build())
            .build());

    awaiting()
        .untilAsserted(() -> {
          JsonPath hotel = centre.itinerary(trip);
          hotel.setRootPath("activities.find { it.kind == 'LODGING' }");
          assertThat(Instant.parse(hotel.getString("due"))).isEqualTo(done.getLatestStart());
          assertThat(hotel.getString("status")).isEqualTo("AS_BOOKED");
        });
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "ACTIVITY_RESCHEDULED");
    assertThat(centre.itinerary(trip).getList("modifications.state"))
        .containsExactly("RESCHEDULED");
  }

  @Test
  void shouldTellWhatTheVendorConfirmedNotWhatWasAsked() {
    talkAboutLateArrival("CONFIRMS_LATER");

    decide("SHIFT_DATES");

    centre.awaitModification(trip, "RESCHEDULED");
    ActivityRescheduled done = last(ActivityRescheduled.class);
    assertThat(done.getStart().getAt())
        .isEqualTo(trip.checkIn().getAt().plus(Duration.ofDays(1)).plus(Duration.ofMinutes(30)));
    assertThat(centre.messages(trip).getString("messages[2].text")).contains("15:30");
  }

  @Test
  void shouldCancelWhenTheCustomerDecidesSo() {
    talkAboutLateArrival("OBLIGING");

    decide("CANCEL");

    centre.awaitModification(trip, "RESCHEDULED");
    assertThat(last(ActivityRescheduled.class).getStatus()).isEqualTo(ReservationStatus.CANCELLED);
    assertThat(centre.messages(trip).getString("messages[2].title")).endsWith("is cancelled");
  }

  @Test
  void shouldOfferAgainWhenThePriceHasChanged() {
    talkAboutLateArrival("RAISES_PRICE");

    decide("LATE_ARRIVAL");

    centre.awaitMessages(
        trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "OPTIONS_WITHDRAWN", "OPTIONS_OFFERED");
    assertThat(last(RescheduleRefused.class).getReason())
        .isEqualTo(RescheduleRefusal.PRICE_CHANGED);
    assertThat(centre.modification(trip).getString("state")).isEqualTo("OFFERED");

    decide("LATE_ARRIVAL");

    centre.awaitModification(trip, "RESCHEDULED");
  }

  @Test
  void shouldBeACaseForAnAgentWhenTheVendorRejects() {
    talkAboutLateArrival("REJECTS");

    decide("SHORTEN");

    centre.awaitModification(trip, "NEEDS_AGENT");
    assertThat(last(RescheduleRefused.class).getReason()).isEqualTo(RescheduleRefusal.REJECTED);
    var messages =
        centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "OPTIONS_WITHDRAWN");
    assertThat(messages.getString("messages[2].text"))
        .contains("stands as it was")
        .contains("agent");
    assertThat(messages.getString("messages[2].supersedes"))
        .isEqualTo(messages.getString("messages[1].id"));
    assertThat(transcript()).last().asString().contains("refused, REJECTED");
  }

  @Test
  void shouldNotTakeAWishNamedOutsideASessionForTheDecision() {
    offer("OBLIGING");
    String message = centre.messages(trip).getString("messages[1].id");

    centre
        .post(
            trip.user(),
            Roles.USER,
            "/v1/users/" + trip.user() + "/messages/" + message + "/answers",
            Map.of("optionId", centre.option(trip, "SHORTEN")))
        .statusCode(202);

    assertThat(centre.messages(trip).getString("messages[1].delivery")).isEqualTo("ANSWERED");
    assertThat(centre.modification(trip).getString("state")).isEqualTo("OFFERED");
    assertThat(changesAskedFor()).isEmpty();
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.CUSTOMER_MESSAGES, message))
                .containsExactly("CustomerMessageIssued", "CustomerMessageAnswered"));
  }

  @Test
  void shouldRefuseADecisionInASessionWithoutAnAgent() {
    offer("OBLIGING");
    agent.available(false, 1);
    session = centre.openSession(trip.user(), Map.of("topic", "my hotel"));

    centre
        .decide(trip, session, centre.option(trip, "SHORTEN"))
        .statusCode(409)
        .body("code", equalTo("SESSION_STATE"));
    assertThat(changesAskedFor()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNotOffered() {
    talkAboutLateArrival("OBLIGING");

    centre.decide(trip, session, "17").statusCode(409).body("code", equalTo("OPTION_NOT_OFFERED"));
    centre
        .post(
            trip.user(),
            Roles.USER,
            "/v1/live-sessions/" + session + "/decisions",
            Map.of("modificationId", UUID.randomUUID().toString(), "optionId", "1"))
        .statusCode(409)
        .body("code", equalTo("NOTHING_OFFERED"));
  }

  @Test
  void shouldDecideOnceHoweverOftenTheAppSendsIt() {
    talkAboutLateArrival("OBLIGING");
    Map<String, String> decision =
        Map.of(
            "modificationId",
            centre.modification(trip).getString("id"),
            "optionId",
            centre.option(trip, "SHORTEN"));
    String key = UUID.randomUUID().toString();

    for (int i = 0; i < 3; i++) {
      Centre.as(trip.user(), Roles.USER)
          .header("Idempotency-Key", key)
          .body(decision)
          .post("/v1/live-sessions/" + session + "/decisions")
          .then()
          .statusCode(202);
    }

    centre.awaitModification(trip, "RESCHEDULED");
    assertThat(changesAskedFor()).containsExactly("PUT 201");
  }

  private void talkAboutLateArrival(String behaviour) {
    offer(behaviour);
    session =
        centre.openSession(
            trip.user(),
            Map.of(
                "messageId",
                centre.messages(trip).getString("messages[1].id"),
                "topic",
                "my hotel"));
    agent.take(session);
  }

  private void offer(String behaviour) {
    vendors.book(trip, behaviour);
    centre.register(trip);
    centre.tell(trip.delayed(1, Duration.ofHours(8)));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
  }

  private void decide(String kind) {
    centre.decide(trip, session, centre.option(trip, kind)).statusCode(202);
  }

  private List<String> changesAskedFor() {
    return vendors.asked(trip.hotelNumber() + "/changes");
  }

  private List<String> lastFaults() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return SetSql.query(
          connection,
          "SELECT last_fault FROM backend_call WHERE subject = ANY (?) AND operation = 'reschedule-activity'",
          List.of(centre.modification(trip).getString("id")),
          row -> row.getString(1),
          Column.text(id -> id));
    }
  }

  private void endOfTheActivityHasPassed() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.update(
          connection,
          """
          UPDATE backend_call SET request = jsonb_set(request::jsonb, '{until}', to_jsonb(?::text))::text
          WHERE subject = ? AND operation = 'reschedule-activity'
          """,
          Instant.now().toString(),
          centre.modification(trip).getString("id"));
    }
  }

  /** What was told of the hotel at last, once that is of this type. */
  private <E> E last(Class<E> type) {
    return type.cast(
        awaiting()
            .ignoreException(NoSuchElementException.class)
            .until(
                () -> centre.published(Topics.RESCHEDULES, trip.hotelId()).getLast(),
                type::isInstance));
  }

  private List<String> transcript() {
    return Centre.as(trip.user(), Roles.USER)
        .get("/v1/live-sessions/{id}/transcript", session)
        .then()
        .statusCode(200)
        .extract()
        .path("entries.text");
  }
}
