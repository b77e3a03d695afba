package io.supportcenter.local.walk.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.local.walk.WalkHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** registration-service as tills, operators and people see it. */
record Centre(WalkContext context) {

  void introduce(Buyer buyer) throws IOException, InterruptedException {
    String operator = context.token(Role.OPERATOR, "walk");
    String json = "application/json";
    context
        .http()
        .put(
            url("/v1/users/" + buyer.userId() + "/identities"), operator, json, buyer.linkRequest())
        .expect(200);
    context
        .http()
        .put(
            url("/v1/users/" + buyer.userId() + "/consent"),
            token(buyer),
            json,
            "{\"registration\": true}")
        .expect(200);
  }

  /** A till's document; the answer says what was taken and what was ignored. */
  JsonNode sendPosLog(String retailerId, String document) throws IOException, InterruptedException {
    return context
        .http()
        .post(
            url("/v1/receipts?retailerId=" + retailerId),
            context.token(Role.OPERATOR, "till-gateway"),
            "application/xml",
            document,
            Map.of())
        .expect(202)
        .json();
  }

  /**
   * State of each unit of a receipt, with the reason when it is rejected; none while it is unknown.
   */
  List<String> units(String retailerId, String receiptNumber)
      throws IOException, InterruptedException {
    Answer answer =
        context
            .http()
            .get(
                url("/v1/receipts/" + retailerId + "/" + receiptNumber),
                context.token(Role.OPERATOR, "walk"));
    List<String> states = new ArrayList<>();
    if (answer.status() == 200) {
      answer
          .json()
          .path("registrations")
          .forEach(unit ->
              states.add(
                  (unit.path("state").asText() + " " + unit.path("reason").asText()).strip()));
    }
    return states;
  }

  /**
   * @throws StepFailed when the receipt's units do not get there, with where they stand instead
   */
  void awaitUnits(String retailerId, String receiptNumber, List<String> expected)
      throws IOException, InterruptedException {
    try {
      context.await("", () -> unitsNow(retailerId, receiptNumber).equals(expected));
    } catch (StepFailed e) {
      throw new StepFailed(
          "receipt %s should be %s and is %s"
              .formatted(receiptNumber, expected, units(retailerId, receiptNumber)));
    }
  }

  /** Waits until no partner is being asked about the receipt any more. */
  void awaitDecided(String retailerId, String receiptNumber) throws InterruptedException {
    context.await(
        "receipt " + receiptNumber + " to be decided",
        () -> {
          List<String> units = unitsNow(retailerId, receiptNumber);
          return !units.isEmpty() && units.stream().noneMatch(u -> u.startsWith("MATCHING"));
        });
  }

  private List<String> unitsNow(String retailerId, String receiptNumber)
      throws InterruptedException {
    try {
      return units(retailerId, receiptNumber);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The buyer's asset store, read with the buyer's own token. */
  List<JsonNode> products(Buyer buyer) throws IOException, InterruptedException {
    JsonNode page =
        context
            .http()
            .get(url("/v1/users/" + buyer.userId() + "/products?limit=100"), token(buyer))
            .expect(200)
            .json();
    JsonNode items = page.isArray() ? page : page.path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  static String characteristic(JsonNode product, String name) {
    for (JsonNode characteristic : product.path("productCharacteristic")) {
      if (characteristic.path("name").asText().equals(name)) {
        return characteristic.path("value").asText();
      }
    }
    return "";
  }

  private String token(Buyer buyer) {
    return context.token(Role.USER, buyer.userId());
  }

  private URI url(String path) {
    return context.url(Port.REGISTRATION, path);
  }
}
