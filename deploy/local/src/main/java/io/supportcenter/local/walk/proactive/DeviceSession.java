package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import java.util.Map;
import java.util.UUID;

/** A live session about a device that a receipt has registered. */
final class DeviceSession {

  private static final String OWNER = "alex";

  private DeviceSession() {}

  static String show(WalkContext context) throws Exception {
    JsonNode device = device(context);
    Desk desk = new Desk(context);
    String agent = "walk-agent-" + UUID.randomUUID().toString().substring(0, 6);
    String session =
        desk.open(
            OWNER,
            Json.MAPPER.writeValueAsString(
                Map.of("assetId", device.path("id").asText(), "topic", "It does not start")));
    desk.take(agent, session);
    try (Speaker customer = new Speaker(desk.chat(session), desk.user(OWNER));
        Speaker adviser = new Speaker(desk.chat(session), desk.agent(agent))) {
      customer.say("It does not start any more");
      context.await("the agent to hear", () -> adviser.heard("does not start any more"));
    }
    desk.finish(agent, session);
    return OWNER + " talked with an agent about " + device.path("name").asText();
  }

  private static JsonNode device(WalkContext context) throws Exception {
    JsonNode products =
        context
            .http()
            .get(
                context.url(Port.REGISTRATION, "/v1/users/" + OWNER + "/products?limit=100"),
                context.token(Role.USER, OWNER))
            .expect(200)
            .json();
    for (JsonNode product : products.has("items") ? products.path("items") : products) {
      if (product.path("status").asText().equals("active")) {
        return product;
      }
    }
    throw new StepFailed(OWNER + " has no registered device: " + products);
  }
}
