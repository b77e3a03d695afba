package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.AssetStore;
import io.supportcenter.local.walk.WalkContext;
import java.util.Map;
import java.util.UUID;

/** A live session about a device that a receipt has registered. */
final class DeviceSession {

  private static final String OWNER = "alex";

  private DeviceSession() {}

  static String show(WalkContext context) throws Exception {
    JsonNode device =
        AssetStore.of(OWNER, context)
            .product(
                "registered device", product -> product.path("status").asText().equals("active"));
    Desk desk = new Desk(context);
    String agent = "walk-agent-" + UUID.randomUUID().toString().substring(0, 6);
    String session =
        desk.open(
            OWNER,
            Json.MAPPER.writeValueAsString(
                Map.of("assetId", device.path("id").asText(), "topic", "It does not start")));
    desk.take(agent, session);
    try (Speaker customer = desk.speaker(Role.USER, OWNER, session);
        Speaker adviser = desk.speaker(Role.AGENT, agent, session)) {
      customer.say("It does not start any more");
      context.await("the agent to hear", () -> adviser.heard("does not start any more"));
    }
    desk.finish(agent, session);
    return OWNER + " talked with an agent about " + device.path("name").asText();
  }
}
