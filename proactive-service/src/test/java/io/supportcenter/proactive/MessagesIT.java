package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.Inbox;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages reach a phone. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class MessagesIT {

  @Inject ProactiveCentre centre;

  private final Trip trip = Trip.tomorrow();

  @Test
  void shouldEndTheStreamWithItsToken() {
    String user = Centre.newUser();
    String token = TestTokens.lasting(Duration.ofSeconds(3), user, Map.of(), Roles.USER);
    try (Inbox inbox = Inbox.withToken(user, token)) {
      awaiting().until(inbox::hasEnded);
    }
  }

  @Test
  void shouldGoOnAfterTheLastEventThatThePhoneHas() {
    delays(3);
    try (Inbox phone = Inbox.after(trip.user(), "2")) {
      awaiting().untilAsserted(() -> assertThat(phone.ids()).containsExactly("3"));

      centre.tell(trip.delayed(9, Duration.ofHours(2)));

      awaiting().untilAsserted(() -> assertThat(phone.ids()).containsExactly("3", "4"));
    }
  }

  /** After a restore the numbers may be lower; browsers that got 400 would never ask again. */
  @ParameterizedTest
  @ValueSource(strings = {"999999", "", "abc", "-1", "9223372036854775808", "1.5", " 2 x"})
  void shouldStartWithTheFirstMessageWhenTheLastOneIsNotKnown(String lastEventId) {
    delays(2);
    try (Inbox phone = Inbox.after(trip.user(), lastEventId)) {
      awaiting().untilAsserted(() -> assertThat(phone.ids()).containsExactly("1", "2"));

      centre.tell(trip.delayed(9, Duration.ofHours(2)));

      awaiting().untilAsserted(() -> assertThat(phone.ids()).containsExactly("1", "2", "3"));
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

  @Test
  void shouldBoundHowManyStreamsAUserHasOpen() {
    String user = Centre.newUser();
    try (HttpClient phones = HttpClient.newHttpClient()) {
      List<CompletableFuture<Integer>> streams =
          IntStream.rangeClosed(0, ProactiveParts.STREAMS_MAX)
              .mapToObj(_ -> stream(phones, user))
              .toList();

      awaiting()
          .untilAsserted(() ->
              assertThat(streams.stream().filter(CompletableFuture::isDone))
                  .extracting(CompletableFuture::join)
                  .containsExactly(429));
      phones.shutdownNow();
    }
    try (HttpClient phone = HttpClient.newHttpClient()) {
      awaiting().until(() -> isOpen(stream(phone, user)));
      phone.shutdownNow();
    }
  }

  /** Has no answer before its first event. */
  private static CompletableFuture<Integer> stream(HttpClient phone, String user) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/v1/users/%s/messages/stream"
                        .formatted(RestAssured.port, user)))
            .header("Authorization", "Bearer " + TestTokens.of(user, Roles.USER))
            .build();
    return phone.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
  }

  private static boolean isOpen(CompletableFuture<Integer> stream) throws Exception {
    try {
      stream.get(500, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException _) {
      return true;
    }
  }
}
