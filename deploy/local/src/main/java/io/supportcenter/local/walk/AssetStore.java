package io.supportcenter.local.walk;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * What a user owns.
 *
 * @param products in the form of TMF637
 */
public record AssetStore(String user, List<JsonNode> products) {

  /** Read with the user's own token. */
  public static AssetStore of(String user, WalkContext context)
      throws IOException, InterruptedException {
    JsonNode page =
        context
            .as(Role.USER, user, Port.REGISTRATION)
            .get("/v1/users/" + user + "/products?limit=100")
            .expect(200)
            .json();
    JsonNode items = page.isArray() ? page : page.path("items");
    return new AssetStore(user, StreamSupport.stream(items.spliterator(), false).toList());
  }

  /**
   * @throws StepFailed when there is none
   */
  public JsonNode device(String serialNumber) {
    return product(
        "device " + serialNumber,
        product -> product.path("productSerialNumber").asText().equals(serialNumber));
  }

  /**
   * The first one that matches.
   *
   * @throws StepFailed when there is none
   */
  public JsonNode product(String what, Predicate<JsonNode> matches) {
    return products.stream()
        .filter(matches)
        .findFirst()
        .orElseThrow(() -> new StepFailed(user + " has no " + what));
  }

  /** The value with that name in a TMF list of characteristics; empty when there is none. */
  public static String characteristic(JsonNode characteristics, String name) {
    for (JsonNode characteristic : characteristics) {
      if (characteristic.path("name").asText().equals(name)) {
        return characteristic.path("value").asText();
      }
    }
    return "";
  }
}
