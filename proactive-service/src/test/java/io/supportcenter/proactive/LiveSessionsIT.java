package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.Talker;
import io.supportcenter.proactive.testing.TestAgent;
import io.supportcenter.proactive.testing.Vendors;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users and agents find each other and talk. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class LiveSessionsIT {

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;
  @Inject AgroalDataSource dataSource;

  private final String user = "user-" + UUID.randomUUID();
  private final String device = "device-" + UUID.randomUUID();

  @AfterEach
  void leaveSessions() {
    centre.leaveSessions();
  }

  @Test
  void shouldTalkAboutARegisteredDevice() {
    register();
    awaitDeviceKnown();
    try (TestAgent agent = TestAgent.arrives(1)) {
      String session = about(device);
      agent.take(session);
      try (Talker customer = Talker.in(session, user, Roles.USER);
          Talker adviser = Talker.in(session, agent.id(), Roles.AGENT)) {
        adviser.say("What does the screen show?");
        awaiting()
            .untilAsserted(() ->
                assertThat(customer.heard("entry", "entry.text"))
                    .contains("What does the screen show?"));
        customer.say("Nothing at all");
        awaiting()
            .untilAsserted(
                () -> assertThat(adviser.heard("entry", "entry.text")).contains("Nothing at all"));
      }
      agent.act(session, "end").statusCode(200).body("state", equalTo("WRAP_UP"));
      agent.act(session, "close").statusCode(200).body("outcome", equalTo("CLOSED"));
      awaiting()
          .untilAsserted(() ->
              assertThat(centre.publishedTypes(Topics.LIVE_SESSIONS, session))
                  .containsExactly("LiveSessionQueued", "LiveSessionStarted", "LiveSessionEnded"));
    }
  }

  @Test
  void shouldShowDevicesToTheirOwnerAndWhoHasAReasonOnly() {
    register();
    awaitDeviceKnown();
    devices(user).body("devices[0].model", equalTo("AX-700"));
    Centre.as("stranger", Roles.USER).get("/v1/users/{user}/devices", user).then().statusCode(404);
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/users/{user}/devices", user)
        .then()
        .statusCode(200)
        .body("devices.serialNumber", equalTo(List.of("AX70014402")));
  }

  @Test
  void shouldWaitForTheRegistrationOfWhatItIsAbout() {
    String session = about(device);
    assertThat(centre.sessionState(user, session)).isEqualTo("REQUESTED");

    register();

    centre.awaitSession(user, session, "QUEUED");
    leave(session);
  }

  @Test
  void shouldNotWaitForeverForWhatIsNotRegistered() {
    String session = about(device);

    centre.awaitSession(user, session, "ENDED");

    Centre.as(user, Roles.USER)
        .get("/v1/live-sessions/{id}", session)
        .then()
        .body("outcome", equalTo("ASSET_NOT_REGISTERED"));
  }

  @Test
  void shouldNotTalkAboutAnotherUsersDevice() {
    register();
    awaitDeviceKnown();
    String stranger = "user-" + UUID.randomUUID();

    String session =
        centre.openSession(stranger, Map.of("assetId", device, "topic", "it does not start"));

    assertThat(centre.sessionState(stranger, session)).isEqualTo("REQUESTED");
    centre.awaitSession(stranger, session, "ENDED");
  }

  @Test
  void shouldOpenOneSessionForABackEndHoweverOftenItAsks() {
    String id = UUID.randomUUID().toString();
    LiveSessionRequested request =
        LiveSessionRequested.newBuilder()
            .setRequestId(id)
            .setUserId(user)
            .setRequestedBy("reactivation-service")
            .setTopic("A closed account wants to come back")
            .setDetails(Map.of("score", "47"))
            .setOccurredAt(Instant.now())
            .build();
    LiveSessionRequested again =
        LiveSessionRequested.newBuilder()
            .setRequestId(id.toUpperCase(Locale.ROOT))
            .setUserId(user)
            .setRequestedBy("reactivation-service")
            .setTopic("A closed account wants to come back")
            .setDetails(Map.of("score", "47"))
            .setOccurredAt(request.getOccurredAt())
            .build();
    centre.publish(Topics.LIVE_SESSION_REQUESTS, user, request);
    centre.publish(Topics.LIVE_SESSION_REQUESTS, user, again);

    awaiting().until(() -> session(id).statusCode() == 200);
    session(id)
        .then()
        .body("details", nullValue())
        .body("channels", containsInAnyOrder("CHAT", "VOICE", "VIDEO", "CALL_BACK"));
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/live-sessions/{id}", id)
        .then()
        .body("details.score", equalTo("47"));
    leave(id);
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.LIVE_SESSIONS, id))
                .containsExactly("LiveSessionQueued", "LiveSessionEnded"));
  }

  @Test
  void shouldServeTheOldestFirstAndNoMoreThanAnAgentCanHold() {
    String first = centre.openSession(user, Map.of("topic", "first"));
    String second = centre.openSession(user, Map.of("topic", "second"));
    try (TestAgent agent = TestAgent.arrives(1)) {
      agent.take(first);
      assertThat(agent.sessions()).containsExactly(first);
      session(second).then().body("state", equalTo("QUEUED")).body("position", equalTo(1));

      agent.act(first, "end").statusCode(200);
      agent.act(first, "close").statusCode(200);

      agent.take(second);
      leave(second);
      agent.act(second, "close").statusCode(200);
    }
  }

  @Test
  void shouldTakeTheSessionBackFromAnAgentWhoVanishes() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (TestAgent gone = TestAgent.arrives(1)) {
      gone.take(session);
      gone.vanish();
      centre.awaitSession(user, session, "QUEUED");
    }
    try (TestAgent other = TestAgent.arrives(1)) {
      other.take(session);
      assertThat(centre.sessionState(user, session)).isEqualTo("ACTIVE");
      leave(session);
      other.act(session, "close").statusCode(200);
    }
  }

  @Test
  void shouldWaitForAnotherAgentHoweverLongTheTalkWasThatTheFirstLeft() throws SQLException {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (TestAgent gone = TestAgent.arrives(1)) {
      gone.take(session);
      longAgo(session, "since");
      gone.vanish();
      centre.awaitSession(user, session, "QUEUED");
    }
    try (TestAgent other = TestAgent.arrives(1)) {
      other.take(session);
      leave(session);
      other.act(session, "close").statusCode(200);
    }
  }

  @Test
  void shouldNotWaitForeverForAnAgent() throws SQLException {
    String session = centre.openSession(user, Map.of("topic", "help"));

    longAgo(session, "waitingFrom");

    centre.awaitSession(user, session, "ENDED");
    session(session).then().body("outcome", equalTo("TIMED_OUT"));
  }

  @Test
  void shouldAskAnotherAgentWhenOneDoesNotAnswer() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (TestAgent absent = TestAgent.arrives(1)) {
      awaiting().until(() -> absent.sessions().contains(session));
      try (TestAgent other = TestAgent.arrives(1)) {
        awaiting().until(() -> other.sessions().contains(session));
        assertThat(absent.sessions()).doesNotContain(session);
        assertThat(absent.desk().getBoolean("available")).isFalse();
        leave(session);
      }
    }
  }

  @Test
  void shouldOfferTheChannelsThatTheUserWantsAndTheVendorAllows() {
    vendors.introduce();
    Trip trip = Trip.tomorrow();
    centre.register(trip);

    String session =
        centre
            .post(
                trip.user(),
                Roles.USER,
                "/v1/live-sessions",
                Map.of(
                    "assetId",
                    trip.hotelId(),
                    "topic",
                    "my room",
                    "channels",
                    List.of("VOICE", "VIDEO")))
            .statusCode(202)
            .body("channels", containsInAnyOrder("VOICE"))
            .extract()
            .path("id");
    Centre.as(trip.user(), Roles.USER).post("/v1/live-sessions/{id}/leave", session);
  }

  @Test
  void shouldPassSignallingOnToTheOtherSideOnly() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (TestAgent agent = TestAgent.arrives(1)) {
      agent.take(session);
      try (Talker customer = Talker.in(session.toUpperCase(Locale.ROOT), user, Roles.USER);
          Talker adviser = Talker.in(session, agent.id(), Roles.AGENT);
          Talker colleague = Talker.in(session, "colleague", Roles.AGENT)) {
        awaiting().until(() -> !adviser.heard("entry", "entry.text").isEmpty());
        awaiting().until(colleague::isClosed);
        customer.send("{\"type\": \"signal\", \"data\": {\"sdp\": \"offer\"}}");
        awaiting()
            .untilAsserted(
                () -> assertThat(adviser.heard("signal", "data.sdp")).containsExactly("offer"));
        adviser.send("{\"type\": \"signal\", \"data\": {\"sdp\": \"answer\"}}");
        awaiting()
            .untilAsserted(
                () -> assertThat(customer.heard("signal", "data.sdp")).containsExactly("answer"));
        assertThat(colleague.heard("entry", "entry.text")).isEmpty();
        assertThat(adviser.heard("refused", "code")).isEmpty();
      }
      leave(session);
      agent.act(session, "close").statusCode(200);
    }
  }

  @Test
  void shouldNotLetAnAgentHearWhatIsSaidAfterTheirSession() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (TestAgent first = TestAgent.arrives(1)) {
      first.take(session);
      try (Talker former = Talker.in(session, first.id(), Roles.AGENT);
          Talker customer = Talker.in(session, user, Roles.USER)) {
        customer.say("before");
        awaiting().until(() -> former.heard("entry", "entry.text").contains("before"));
        first.vanish();
        centre.awaitSession(user, session, "QUEUED");
        try (TestAgent second = TestAgent.arrives(1)) {
          second.take(session);
          customer.say("after");
          awaiting().until(() -> customer.heard("entry", "entry.text").contains("after"));
          awaiting().until(former::isClosed);
          assertThat(former.heard("entry", "entry.text")).doesNotContain("after");
          leave(session);
          second.act(session, "close").statusCode(200);
        }
      }
    }
  }

  @Test
  void shouldSayThatNobodyHeardASignal() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (TestAgent agent = TestAgent.arrives(1)) {
      agent.take(session);
      try (Talker customer = Talker.in(session, user, Roles.USER)) {
        customer.send("{\"type\": \"signal\", \"data\": {\"sdp\": \"offer\"}}");
        awaiting()
            .untilAsserted(() ->
                assertThat(customer.heard("refused", "code")).containsExactly("PEER_NOT_HERE"));
      }
      leave(session);
      agent.act(session, "close").statusCode(200);
    }
  }

  @Test
  void shouldRefuseFramesThatCannotBe() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (Talker customer = Talker.in(session, user, Roles.USER)) {
      customer.say("anybody there?");
      customer.send("{\"type\": \"song\"}");
      customer.send("no json");
      customer.send("null");
      customer.say("x\\u0000");
      awaiting()
          .untilAsserted(() ->
              assertThat(customer.heard("refused", "code"))
                  .containsExactly(
                      "SESSION_STATE",
                      "MALFORMED_FRAME",
                      "MALFORMED_FRAME",
                      "MALFORMED_FRAME",
                      "MALFORMED_FRAME"));
    }
    leave(session);
  }

  @Test
  void shouldRefuseFramesThatAreTooMany() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    try (Talker customer = Talker.in(session, user, Roles.USER)) {
      IntStream.range(0, 2 * ProactiveParts.FRAMES_BURST).forEach(_ -> customer.say(" "));
      awaiting()
          .untilAsserted(() ->
              assertThat(customer.heard("refused", "code"))
                  .contains("TEXT_LENGTH", "TOO_MANY_REQUESTS"));
    }
    leave(session);
  }

  @Test
  void shouldKeepOthersOut() {
    String session = centre.openSession(user, Map.of("topic", "help"));

    Centre.as("stranger", Roles.USER).get("/v1/live-sessions/{id}", session).then().statusCode(404);
    Centre.as("stranger", Roles.USER)
        .get("/v1/live-sessions/{id}/transcript", session)
        .then()
        .statusCode(404);
    Centre.as("stranger", Roles.USER)
        .post("/v1/live-sessions/{id}/leave", session)
        .then()
        .statusCode(404);
    Centre.as(user, Roles.USER)
        .post("/v1/live-sessions/{id}/accept", session)
        .then()
        .statusCode(403);
    Centre.as("agent-x", Roles.AGENT)
        .post("/v1/live-sessions/{id}/accept", session)
        .then()
        .statusCode(409)
        .body("code", equalTo("SESSION_STATE"));
    Centre.as(user, Roles.USER).post("/v1/agents/me/heartbeat").then().statusCode(403);
    leave(session);
  }

  @Test
  void shouldLetNobodyDecideOrLeaveForAUserWhateverOtherRoleTheyHave() {
    String session = centre.openSession(user, Map.of("topic", "help"));
    for (String other : List.of(Roles.AGENT, Roles.OPERATOR)) {
      Centre.as("colleague", Roles.USER, other)
          .post("/v1/live-sessions/{id}/leave", session)
          .then()
          .statusCode(404);
      Centre.as("colleague", Roles.USER, other)
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .body(Map.of("modificationId", UUID.randomUUID().toString(), "optionId", "1"))
          .post("/v1/live-sessions/{id}/decisions", session)
          .then()
          .statusCode(404);
    }
    leave(session);
  }

  @Test
  void shouldBoundHowManySessionsAUserHasOpen() {
    List<String> open =
        Stream.of("a", "b", "c").map(t -> centre.openSession(user, Map.of("topic", t))).toList();
    centre
        .post(user, Roles.USER, "/v1/live-sessions", Map.of("topic", "d"))
        .statusCode(409)
        .body("code", equalTo("SESSIONS_OPEN"));

    leave(open.getFirst());

    centre.openSession(user, Map.of("topic", "d"));
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() {
    centre
        .post(user, Roles.USER, "/v1/live-sessions", Map.of("topic", " "))
        .statusCode(400)
        .body("errors.field", equalTo(List.of("topic")));
    centre
        .post(
            user,
            Roles.USER,
            "/v1/live-sessions",
            Map.of("topic", "help", "messageId", UUID.randomUUID().toString()))
        .statusCode(422)
        .body("code", equalTo("MESSAGE_UNKNOWN"));
  }

  /** That instant of the session's state was before any limit. */
  private void longAgo(String session, String instant) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                UPDATE live_session SET queued_since = now() - interval '1 day',
                  detail = jsonb_set(detail, ARRAY[?], to_jsonb(now() - interval '1 day'))
                WHERE id = ?
                """)) {
      statement.setString(1, instant);
      statement.setObject(2, UUID.fromString(session));
      statement.executeUpdate();
    }
  }

  private Response session(String id) {
    return Centre.as(user, Roles.USER).get("/v1/live-sessions/{id}", id);
  }

  @Test
  void shouldEndASocketWithItsTokenUnlessThatIsRenewed() {
    register();
    awaitDeviceKnown();
    try (TestAgent agent = TestAgent.arrives(1)) {
      String session = about(device);
      agent.take(session);
      String brief = TestTokens.lasting(Duration.ofSeconds(4), user, Map.of(), Roles.USER);
      try (Talker left = Talker.withToken(session, brief);
          Talker renewed = Talker.withToken(session, brief)) {
        left.renew(TestTokens.of("somebody-else", Roles.USER));
        renewed.renew(TestTokens.of(user, Roles.USER));
        awaiting().until(() -> !renewed.heard("token", "secondsLeft").isEmpty());
        awaiting().until(left::isClosed);
        assertThat(left.heard("refused", "code")).containsExactly("UNAUTHENTICATED");
        renewed.say("Still here");
        awaiting()
            .untilAsserted(
                () -> assertThat(renewed.heard("entry", "entry.text")).contains("Still here"));
      }
    }
  }

  @Test
  void shouldCloseASocketWhoseNewTokenHasNoRoleThere() {
    String session = centre.openSession(user, Map.of("topic", "whose is it"));
    try (Talker customer = Talker.in(session, user, Roles.USER)) {
      customer.renew(TestTokens.of(user, Roles.OPERATOR));

      awaiting().until(customer::isClosed);
    }
  }

  /** An agent who is a customer as well. */
  @Test
  void shouldLetACustomerWhoIsAnAgentTooSpeakAsTheCustomer() {
    register();
    awaitDeviceKnown();
    try (TestAgent agent = TestAgent.arrives(1)) {
      String session = about(device);
      agent.take(session);
      try (Talker customer = Talker.in(session, user, Roles.USER, Roles.AGENT)) {
        customer.say("My own");
        awaiting()
            .untilAsserted(
                () -> assertThat(customer.heard("entry", "entry.text")).contains("My own"));
        assertThat(customer.heard("entry", "entry.role")).endsWith("USER");
      }
    }
  }

  private String about(String asset) {
    return centre.openSession(user, Map.of("assetId", asset, "topic", "it does not start"));
  }

  private void leave(String session) {
    centre.leave(user, session);
  }

  private void register() {
    centre.publish(
        Topics.ASSETS,
        device,
        DeviceRegistered.newBuilder()
            .setAssetId(device)
            .setVersion(1)
            .setUserId(user)
            .setRegistrationId(device)
            .setOccurredAt(Instant.now())
            .setDevice(
                Device.newBuilder()
                    .setStatus(AssetStatus.REGISTERED)
                    .setManufacturer("Aurelia Audio")
                    .setModel("AX-700")
                    .setSerialNumber("AX70014402")
                    .setSerialConfirmed(true)
                    .build())
            .build());
  }

  private void awaitDeviceKnown() {
    awaiting()
        .untilAsserted(() ->
            assertThat(
                    devices(user).statusCode(200).extract().jsonPath().getList("devices.assetId"))
                .containsExactly(device));
  }

  private static ValidatableResponse devices(String of) {
    return Centre.as(of, Roles.USER).get("/v1/users/{user}/devices", of).then();
  }
}
