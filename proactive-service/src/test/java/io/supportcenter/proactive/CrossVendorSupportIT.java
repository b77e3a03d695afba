package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.CustomerMessageIssued;
import io.supportcenter.events.LiveSessionStarted;
import io.supportcenter.events.RescheduleRequested;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.Inbox;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.Talker;
import io.supportcenter.proactive.testing.TestAgent;
import io.supportcenter.proactive.testing.Vendors;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way of US 9,569,781, from a delayed flight to a rescheduled hotel. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class CrossVendorSupportIT {

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
  void shouldMoveTheHotelOfACustomerWhoseFlightIsLate() {
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    try (Inbox phone = Inbox.of(trip.user());
        TestAgent agent = TestAgent.arrives(3)) {
      centre.tell(trip.delayed(1, Duration.ofHours(8)));
      awaiting()
          .untilAsserted(() ->
              assertThat(phone.kinds()).containsExactly("ACTIVITY_CHANGED", "OPTIONS_OFFERED"));
      JsonPath messages = centre.messages(trip);
      assertThat(messages.getList("messages.onBehalfOf")).containsExactly(Trip.AIRLINE, Trip.HOTEL);
      assertThat(messages.getList("messages[1].options.kind"))
          .containsExactly("LATE_ARRIVAL", "SHIFT_DATES", "SHORTEN", "CANCEL");

      String session =
          centre.openSession(
              trip.user(),
              Map.of("messageId", messages.getString("messages[1].id"), "topic", "my hotel"));
      agent.take(session);
      talkAndDecide(agent, session);

      awaiting().untilAsserted(() -> assertThat(phone.kinds()).endsWith("ACTIVITY_RESCHEDULED"));
      assertThat(phone.ids()).containsExactly("1", "2", "3");
      checkThirdMessage();
      checkWhatIsPublished(session, agent);
    }
  }

  private void talkAndDecide(TestAgent agent, String session) {
    try (Talker customer = Talker.in(session, trip.user(), Roles.USER);
        Talker adviser = Talker.in(session, agent.id(), Roles.AGENT)) {
      customer.say("I land after two in the morning");
      awaiting()
          .untilAsserted(() ->
              assertThat(adviser.heard("entry", "entry.text"))
                  .contains("I land after two in the morning"));
      String option = centre.option(trip, "LATE_ARRIVAL");
      adviser.send(
          "{\"type\": \"proposal\", \"optionId\": \"%s\", \"text\": \"They can wait for you\"}"
              .formatted(option));
      awaiting()
          .untilAsserted(
              () -> assertThat(customer.heard("entry", "entry.kind")).contains("PROPOSAL"));

      centre.decide(trip, session, option).statusCode(202);

      centre.awaitModification(trip, "RESCHEDULED");
      awaiting()
          .untilAsserted(() -> {
            assertThat(adviser.heard("entry", "entry.kind")).contains("DECISION");
            assertThat(adviser.heard("entry", "entry.text").getLast()).contains("confirmed");
          });
    }
  }

  private void checkThirdMessage() {
    JsonPath third = centre.messages(trip);
    third.setRootPath("messages[2]");
    assertThat(third.getString("onBehalfOf")).isNull();
    assertThat(third.getString("senderName")).isEqualTo("Support centre");
    assertThat(third.getString("text"))
        .contains("Casa Miradouro confirmed")
        .contains("expect you until")
        .contains(trip.hotelNumber() + "/1");
    assertThat(centre.messages(trip).getBoolean("messages[1].superseded")).isTrue();
  }

  private void checkWhatIsPublished(String session, TestAgent agent) {
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.RESCHEDULES, trip.hotelId()))
                .containsExactly("RescheduleRequested", "ActivityRescheduled"));
    List<?> published = centre.published(Topics.RESCHEDULES, trip.hotelId());
    assertThat(((RescheduleRequested) published.getFirst()).getSessionId()).isEqualTo(session);
    ActivityRescheduled done = (ActivityRescheduled) published.getLast();
    assertThat(done.getStart().getAt()).isEqualTo(trip.checkIn().getAt());
    // The airline brings them there at 02:10 + 30 min; the hotel waits 45 min more.
    assertThat(done.getLatestStart())
        .isEqualTo(trip.arrival().getAt().plus(Duration.ofMinutes(8 * 60 + 30 + 45)));
    assertThat(centre.published(Topics.LIVE_SESSIONS, session))
        .anySatisfy(e ->
            assertThat(e)
                .isInstanceOfSatisfying(
                    LiveSessionStarted.class,
                    started -> assertThat(started.getAgentId()).isEqualTo(agent.id())));
    String first = centre.messages(trip).getString("messages[0].id");
    assertThat(centre.published(Topics.CUSTOMER_MESSAGES, first))
        .singleElement()
        .isInstanceOfSatisfying(
            CustomerMessageIssued.class,
            m -> assertThat(m.getOnBehalfOf()).isEqualTo(Trip.AIRLINE));
  }
}
