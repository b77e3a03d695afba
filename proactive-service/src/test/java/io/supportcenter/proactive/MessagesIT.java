package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.Inbox;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How messages reach a phone. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class MessagesIT {

  @Inject ProactiveCentre centre;

  private final Trip trip = Trip.tomorrow();

  @Test
  void shouldGoOnAfterTheLastEventThatThePhoneHas() {
    delays(3);
    try (Inbox phone = Inbox.after(trip.user(), "2")) {
      awaiting().untilAsserted(() -> assertThat(phone.ids()).containsExactly("3"));

      centre.tell(trip.delayed(9, Duration.ofHours(2)));

      awaiting().untilAsserted(() -> assertThat(phone.ids()).containsExactly("3", "4"));
    }
  }

  @Test
  void shouldNumberMessagesWithoutGapsInTheOrderOfTheEvents() {
    delays(12);
    try (Inbox phone = Inbox.of(trip.user())) {
      awaiting()
          .untilAsserted(() ->
              assertThat(phone.ids())
                  .isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).toList()));
    }
  }

  @Test
  void shouldKeepHowFarAMessageHasCome() {
    delays(1);
    assertThat(centre.messages(trip).getString("messages[0].delivery")).isEqualTo("QUEUED");
    String id = centre.messages(trip).getString("messages[0].id");
    try (Inbox phone = Inbox.of(trip.user())) {
      awaiting()
          .untilAsserted(() ->
              assertThat(centre.messages(trip).getString("messages[0].delivery"))
                  .isEqualTo("SENT"));
      awaiting().untilAsserted(() -> assertThat(phone.ids()).isNotEmpty());
    }
    for (String state : List.of("DELIVERED", "READ", "DELIVERED")) {
      Centre.as(trip.user(), Roles.USER)
          .body(Map.of("state", state))
          .put("/v1/users/{user}/messages/{id}/delivery", trip.user(), id)
          .then()
          .statusCode(204);
    }
    assertThat(centre.messages(trip).getString("messages[0].delivery")).isEqualTo("READ");
  }

  @Test
  void shouldPageThroughTheInbox() {
    delays(3);

    Centre.as(trip.user(), Roles.USER)
        .get("/v1/users/{user}/messages?after=1&limit=1", trip.user())
        .then()
        .statusCode(200)
        .body("messages.number", equalTo(List.of(2)));
  }

  @Test
  void shouldRefuseAnAnswerToAMessageWithoutOptions() {
    delays(1);
    String id = centre.messages(trip).getString("messages[0].id");

    centre
        .post(
            trip.user(),
            Roles.USER,
            "/v1/users/" + trip.user() + "/messages/" + id + "/answers",
            Map.of("optionId", "1"))
        .statusCode(422)
        .body("code", equalTo("OPTION_UNKNOWN"));
  }

  @Test
  void shouldNotLetOthersListenOrAnswer() {
    Centre.as("stranger", Roles.USER)
        .get("/v1/users/{user}/messages/stream", trip.user())
        .then()
        .statusCode(404);
    Centre.as("stranger", Roles.USER)
        .body(Map.of("state", "READ"))
        .put("/v1/users/{user}/messages/{id}/delivery", trip.user(), UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  @Test
  void shouldLetOnlyTheUserListenAndAnswerWhateverOtherRoleSomebodyHas() {
    delays(1);
    String id = centre.messages(trip).getString("messages[0].id");
    for (String other : List.of(Roles.AGENT, Roles.OPERATOR)) {
      String[] roles = {Roles.USER, other};
      Centre.as("colleague", roles)
          .get("/v1/users/{user}/messages/stream", trip.user())
          .then()
          .statusCode(404);
      Centre.as("colleague", roles)
          .body(Map.of("state", "READ"))
          .put("/v1/users/{user}/messages/{id}/delivery", trip.user(), id)
          .then()
          .statusCode(404);
      Centre.as("colleague", roles)
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .body(Map.of("optionId", "1"))
          .post("/v1/users/{user}/messages/{id}/answers", trip.user(), id)
          .then()
          .statusCode(404);
    }
  }

  /** As many messages, one for each delay. */
  private void delays(int n) {
    centre.registerFlight(trip);
    awaiting()
        .untilAsserted(() -> assertThat(centre.itinerary(trip).getList("activities")).hasSize(1));
    for (int i = 1; i <= n; i++) {
      centre.tell(trip.delayed(i, Duration.ofMinutes(20L * i)));
    }
    awaiting()
        .untilAsserted(() -> assertThat(centre.messages(trip).getList("messages")).hasSize(n));
  }
}
