package io.supportcenter.local.walk.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.supportcenter.local.client.Answer;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.AssetStore;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** registration-service as tills, operators and people see it. */
record RegistrationDesk(WalkContext context) {

  void introduce(Buyer buyer) throws IOException, InterruptedException {
    String user = "/v1/users/" + buyer.userId();
    operator().put(user + "/identities", buyer.linkRequest()).expect(200);
    context
        .as(Role.USER, buyer.userId(), Port.REGISTRATION)
        .put(user + "/consent", "{\"registration\": true}")
        .expect(200);
  }

  /** A till's document; the answer lists what was accepted and what was ignored. */
  JsonNode sendPosLog(String retailerId, String document) throws IOException, InterruptedException {
    return operator()
        .send("POST", "/v1/receipts?retailerId=" + retailerId, "application/xml", document)
        .expect(202)
        .json();
  }

  /**
   * State of each unit of a receipt, followed by the reason when it is rejected; empty while the
   * receipt is unknown.
   */
  List<String> units(String retailerId, String receiptNumber)
      throws IOException, InterruptedException {
    List<String> states = new ArrayList<>();
    for (JsonNode unit : registrations(retailerId, receiptNumber)) {
      states.add(state(unit));
    }
    return states;
  }

  /** The same with serial number, first and last day of the warranty of each device. */
  List<String> devices(String retailerId, String receiptNumber)
      throws IOException, InterruptedException {
    List<String> devices = new ArrayList<>();
    for (JsonNode unit : registrations(retailerId, receiptNumber)) {
      JsonNode product =
          unit.has("product")
              ? operator().get(unit.path("product").asText()).expect(200).json()
              : unit;
      devices.add(
          product.has("productSerialNumber")
              ? "%s %s %s/%s"
                  .formatted(
                      state(unit),
                      product.path("productSerialNumber").asText(),
                      characteristic(product, "warrantyStartsOn"),
                      characteristic(product, "warrantyEndsOn"))
              : state(unit));
    }
    return devices;
  }

  private JsonNode registrations(String retailerId, String receiptNumber)
      throws IOException, InterruptedException {
    Answer answer = operator().get("/v1/receipts/" + retailerId + "/" + receiptNumber);
    return answer.status() == 200 ? answer.json().path("registrations") : MissingNode.getInstance();
  }

  private static String state(JsonNode unit) {
    return (unit.path("state").asText() + " " + unit.path("reason").asText()).strip();
  }

  private static String characteristic(JsonNode product, String name) {
    return AssetStore.characteristic(product.path("productCharacteristic"), name);
  }

  /**
   * @throws StepFailed when the receipt's units do not get there, with the states they are in
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

  /** Waits until partners are no longer being asked about the receipt. */
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

  List<JsonNode> products(Buyer buyer) throws IOException, InterruptedException {
    return AssetStore.of(buyer.userId(), context).products();
  }

  private ServiceClient operator() {
    return context.as(Role.OPERATOR, "walk", Port.REGISTRATION);
  }
}
