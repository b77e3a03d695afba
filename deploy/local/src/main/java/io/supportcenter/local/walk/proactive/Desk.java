package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.net.URI;

/** Live sessions as users and agents reach them. */
record Desk(WalkContext context) {

  /** One side of a session's WebSocket. */
  Speaker speaker(Role role, String subject, String session) {
    URI chat = context.url(Port.PROACTIVE, "/v1/live-sessions/" + session + "/chat");
    return new Speaker(
        URI.create("ws" + chat.toString().substring("http".length())),
        context.token(role, subject));
  }

  ServiceClient user(String id) {
    return context.as(Role.USER, id, Port.PROACTIVE);
  }

  private ServiceClient agent(String id) {
    return context.as(Role.AGENT, id, Port.PROACTIVE);
  }

  /** Opens a session as that user; returns its id. */
  String open(String user, String body) throws IOException, InterruptedException {
    return user(user).post("/v1/live-sessions", body).expect(202).json().path("id").asText();
  }

  private void available(String agent, boolean available) throws IOException, InterruptedException {
    agent(agent)
        .put("/v1/agents/me", "{\"available\": " + available + ", \"capacity\": 1}")
        .expect(200);
  }

  /** The agent waits until the session rings, and takes it. */
  void take(String agent, String session) throws IOException, InterruptedException {
    available(agent, true);
    context.await("session " + session + " to ring", () -> rings(agent, session));
    act(agent, session, "accept");
  }

  private void act(String agent, String session, String action)
      throws IOException, InterruptedException {
    agent(agent).post("/v1/live-sessions/" + session + "/" + action, "").expect(200);
  }

  /** Ends the conversation and closes the session; the agent becomes unavailable. */
  void finish(String agent, String session) throws IOException, InterruptedException {
    act(agent, session, "end");
    act(agent, session, "close");
    available(agent, false);
  }

  private boolean rings(String agent, String session) throws InterruptedException {
    try {
      JsonNode desk = agent(agent).post("/v1/agents/me/heartbeat", "").expect(200).json();
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
