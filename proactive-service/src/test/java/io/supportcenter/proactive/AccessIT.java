package io.supportcenter.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessCall;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.OpenSocket;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.proactive.testing.TestAgent;
import io.supportcenter.proactive.testing.Vendors;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A traveller's messages, trip and session, and who reaches them. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class AccessIT extends AccessMatrix {

  private static final String SAID = "{\"type\": \"text\", \"text\": \"Hello\"}";

  private static final String[] READERS = {Roles.USER, Roles.AGENT, Roles.SUPERVISOR};

  @Inject ProactiveCentre centre;
  @Inject Vendors vendors;

  @AfterEach
  void leaveSessions() {
    centre.leaveSessions();
  }

  @Override
  protected List<AccessCall> calls() {
    Trip trip = delayed();
    String owner = trip.user();
    String users = "/v1/users/" + owner;
    String offered = centre.messages(trip).getString("messages[1].id");
    String message = users + "/messages/" + offered;
    String option = centre.option(trip, "CANCEL");
    String modificationId = centre.modification(trip).getString("id");
    String modification = "/v1/modifications/" + modificationId;
    String session =
        "/v1/live-sessions/" + centre.openSession(owner, Map.of("topic", "whose is it"));
    return List.of(
        get(users + "/messages").by(READERS).of(owner),
        get(users + "/messages/stream").by(Roles.USER).of(owner),
        put(message + "/delivery", "{\"state\": \"READ\"}").by(Roles.USER).of(owner),
        post(message + "/answers", "{\"optionId\": \"" + option + "\"}").by(Roles.USER).of(owner),
        get(users + "/itinerary").by(READERS).of(owner),
        get(users + "/devices").by(READERS).of(owner),
        get("/v1/modifications").by(Roles.AGENT, Roles.SUPERVISOR),
        get(modification).by(READERS).of(owner),
        post(modification + "/quotes", "").by(Roles.USER, Roles.AGENT).of(owner),
        post("/v1/live-sessions", "{}").by(Roles.USER),
        get(session).by(READERS).of(owner),
        get(session + "/transcript").by(READERS).of(owner),
        socket(session + "/chat", SAID).by(Roles.USER, Roles.AGENT).of(owner),
        post(
                session + "/decisions",
                "{\"modificationId\": \"%s\", \"optionId\": \"%s\"}"
                    .formatted(modificationId, option))
            .by(Roles.USER)
            .of(owner),
        post(session + "/leave", "").by(Roles.USER).of(owner),
        post(session + "/accept", "").by(Roles.AGENT),
        post(session + "/decline", "").by(Roles.AGENT),
        post(session + "/end", "").by(Roles.AGENT),
        post(session + "/close", "").by(Roles.AGENT),
        put("/v1/agents/me", "{}").by(Roles.AGENT),
        post("/v1/agents/me/heartbeat", "").by(Roles.AGENT),
        get("/v1/vendors").by(Roles.OPERATOR),
        get("/v1/vendors/none").by(Roles.OPERATOR),
        put("/v1/vendors/none", "{}").by(Roles.OPERATOR),
        delete("/v1/vendors/none").by(Roles.OPERATOR),
        get("/v1/vendor-events/refused").by(Roles.OPERATOR));
  }

  /** The agent has taken a session of the user, and may be asked to take others of theirs. */
  @Override
  protected Runnable talk(String agent, String user) {
    String session = centre.openSession(user, Map.of("topic", "help"));
    TestAgent talking = TestAgent.arrives(agent, 3);
    talking.take(session);
    return talking::close;
  }

  @Test
  void shouldRefuseASocketThatNamesNoRoles() {
    String everybody = TestTokens.of(ME, Roles.USER, Roles.AGENT, Roles.OPERATOR);

    assertThat(socket(OpenSocket.PATH, SAID).send(everybody).status()).isEqualTo(403);
    assertThat(socket(OpenSocket.PATH, SAID).send("").status()).isEqualTo(403);
  }

  /** The airline is late, and the hotel has offered what it can do. */
  private Trip delayed() {
    vendors.behave();
    vendors.introduce();
    Trip trip = Trip.tomorrow();
    vendors.book(trip, "OBLIGING");
    centre.register(trip);
    centre.tell(trip.delayed(1, Duration.ofHours(8)));
    centre.awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED");
    return trip;
  }
}
