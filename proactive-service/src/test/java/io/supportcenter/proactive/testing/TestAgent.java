package io.supportcenter.proactive.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An agent at a desk, whose page sends heartbeats until it is closed. */
public final class TestAgent implements AutoCloseable {

  private final String id;
  private final ScheduledExecutorService page = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> heartbeats;

  private TestAgent(String id, int capacity) {
    this.id = id;
    available(true, capacity);
    heartbeats = page.scheduleWithFixedDelay(this::desk, 0, 500, TimeUnit.MILLISECONDS);
  }

  public static TestAgent arrives(int capacity) {
    return arrives("agent-" + UUID.randomUUID().toString().substring(0, 8), capacity);
  }

  public static TestAgent arrives(String id, int capacity) {
    return new TestAgent(id, capacity);
  }

  public String id() {
    return id;
  }

  public void available(boolean available, int capacity) {
    Centre.as(id, Roles.AGENT)
        .body(Map.of("available", available, "capacity", capacity))
        .put("/v1/agents/me")
        .then()
        .statusCode(200);
  }

  public JsonPath desk() {
    return Centre.as(id, Roles.AGENT)
        .post("/v1/agents/me/heartbeat")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The sessions offered to or held by the agent. */
  public List<String> sessions() {
    return desk().getList("sessions.id");
  }

  /** Waits for the session to be offered, and takes it. */
  public void take(String session) {
    Centre.awaiting().until(() -> sessions().contains(session));
    act(session, "accept").statusCode(200);
  }

  public ValidatableResponse act(String session, String action) {
    return Centre.as(id, Roles.AGENT).post("/v1/live-sessions/" + session + "/" + action).then();
  }

  /** The page is gone: no heartbeat any more, not even one that is under way. */
  public void vanish() {
    heartbeats.cancel(false);
    page.close();
  }

  /** Goes home, with an empty desk. */
  @Override
  public void close() {
    vanish();
    available(false, 1);
    for (Map<String, String> session : desk().<Map<String, String>>getList("sessions")) {
      switch (session.get("state")) {
        case "OFFERED" -> act(session.get("id"), "decline");
        case "ACTIVE" -> act(session.get("id"), "end");
        default -> {}
      }
      act(session.get("id"), "close");
    }
  }
}
