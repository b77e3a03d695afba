package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.SecretSearch;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.kit.testing.Watched;
import io.supportcenter.local.trip.Trip;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plants secrets, has everything happen to them, and looks for them everywhere. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
@WithTestResource(Watched.class)
class SecretsIT {

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;
  @Inject AgroalDataSource dataSource;

  private final Trip trip = Trip.tomorrow();
  private final String signal = "planted-signal-" + UUID.randomUUID();
  private final String said = "planted-text-" + UUID.randomUUID();
  private final String token = TestTokens.of(trip.user(), Roles.USER);
  private final String renewed = TestTokens.of(trip.user(), Map.of("nonce", signal), Roles.USER);

  @AfterEach
  void leaveSessions() {
    centre.leaveSessions();
    vendors.behave();
  }

  @Test
  void shouldShowSecretsNowhere() {
    vendors.behave();
    vendors.introduce();
    vendors.book(trip, "OBLIGING");
    try (SecretSearch search = SecretSearch.begin(dataSource, centre.kafka());
        TestAgent agent = TestAgent.arrives(3)) {
      centre.register(trip);
      centre.tell(trip.delayed(1, Duration.ofHours(8)));
      centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
      String about = centre.messages(trip).getString("messages[1].id");
      String session =
          centre.openSession(trip.user(), Map.of("messageId", about, "topic", "my hotel"));
      agent.take(session);
      talkAndDecide(agent, session);
      centre.awaitModification(trip, "RESCHEDULED");
      search.collect();

      for (String secret : List.of(Simulator.TOKEN, signal, token, renewed)) {
        assertThat(search.placesOf(secret)).as(secret).isEmpty();
      }
      assertThat(search.placesOf(said))
          .as("what was said is in the transcript, and nowhere else")
          .hasSize(1)
          .allSatisfy(place -> assertThat(place).contains("."));
      assertThat(search.placesOf(trip.user()))
          .as("the search finds what is there")
          .contains(Topics.CUSTOMER_MESSAGES, "activity.user_id");
    }
  }

  private void talkAndDecide(TestAgent agent, String session) {
    try (Talker customer = Talker.withToken(session, token);
        Talker adviser = Talker.in(session, agent.id(), Roles.AGENT)) {
      customer.say(said);
      customer.send("{\"type\": \"signal\", \"data\": {\"sdp\": \"" + signal + "\"}}");
      awaiting()
          .untilAsserted(
              () -> assertThat(adviser.heard("signal", "data.sdp")).containsExactly(signal));
      customer.renew(renewed);
      customer.send("{\"type\": \"" + signal + "\", \"data\": {\"sdp\": \"");
      awaiting().until(() -> !customer.heard("refused", "type").isEmpty());
      centre.decide(trip, session, centre.option(trip, "LATE_ARRIVAL")).statusCode(202);
    }
  }
}
