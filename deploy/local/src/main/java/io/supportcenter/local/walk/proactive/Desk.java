package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** proactive-service as users and agents reach it. */
record Desk(WalkContext context) {

  private static final String JSON = "application/json";

  URI url(String path) {
    return context.url(Port.PROACTIVE, path);
  }

  /** The WebSocket of a session. */
  URI chat(String session) {
    return URI.create(
        url("/v1/live-sessions/" + session + "/chat").toString().replaceFirst("^http", "ws"));
  }

  String user(String id) {
    return context.token(Role.USER, id);
  }

  String agent(String id) {
    return context.token(Role.AGENT, id);
  }

  JsonNode get(String path, String token) throws IOException, InterruptedException {
    return context.http().get(url(path), token).expect(200).json();
  }

  /** A command, done once. */
  JsonNode post(String path, String token, String body) throws IOException, InterruptedException {
    return context
        .http()
        .post(url(path), token, JSON, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()))
        .expect(202)
        .json();
  }

  /** Opens a session as that user; returns its id. */
  String open(String user, String body) throws IOException, InterruptedException {
    return post("/v1/live-sessions", user(user), body).path("id").asText();
  }

  void available(String agent, boolean available) throws IOException, InterruptedException {
    context
        .http()
        .put(
            url("/v1/agents/me"),
            agent(agent),
            JSON,
            "{\"available\": " + available + ", \"capacity\": 1}")
        .expect(200);
  }

  /** The agent waits until the session rings, and takes it. */
  void take(String agent, String session) throws IOException, InterruptedException {
    available(agent, true);
    context.await("session " + session + " to ring", () -> rings(agent, session));
    act(agent, session, "accept");
  }

  JsonNode act(String agent, String session, String action)
      throws IOException, InterruptedException {
    return context
        .http()
        .post(url("/v1/live-sessions/" + session + "/" + action), agent(agent), JSON, "", Map.of())
        .expect(200)
        .json();
  }

  /** Ends the talk and closes the session; the agent goes. */
  void finish(String agent, String session) throws IOException, InterruptedException {
    act(agent, session, "end");
    act(agent, session, "close");
    available(agent, false);
  }

  private boolean rings(String agent, String session) throws InterruptedException {
    try {
      JsonNode desk =
          context
              .http()
              .post(url("/v1/agents/me/heartbeat"), agent(agent), JSON, "", Map.of())
              .expect(200)
              .json();
      for (JsonNode offered : desk.path("sessions")) {
        if (offered.path("id").asText().equals(session)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
