package io.supportcenter.local.walk.activation;

import static io.supportcenter.local.walk.StepFailed.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.walk.ClaimStep;
import java.util.List;

/**
 * The second half of claim 1: a service is activated on the device that the first half registered.
 * On a stack that has walked before, the service of that walk is ended first.
 */
public final class ActivationSteps {

  private static final String PATENT = "US 9,173,090 (activation)";
  private static final String PLAN = "all-access";
  private static final String NUMBER = "SW-4711-0815";
  private static final String PIN = "2580";

  private String activation;
  private JsonNode device;

  private ActivationSteps() {}

  public static List<ClaimStep> all() {
    ActivationSteps walk = new ActivationSteps();
    return List.of(
        step(
            "a request to activate a subscribed service is received from the user's mobile app",
            walk::request),
        step(
            "manufacturer, model and serial number are retrieved from the user asset store",
            walk::retrieve),
        step(
            "subscription information with credentials is obtained, and shown nowhere",
            walk::obtainCredentials),
        step(
            "device and subscription are transmitted to the provider on behalf of the user",
            walk::transmit),
        step(
            "the service is active: the device has access under the subscribed plan",
            walk::active));
  }

  private static ClaimStep step(String element, Run run) {
    return new ClaimStep(PATENT, element, context -> run.run(new Phone(context)));
  }

  private interface Run {
    String run(Phone phone) throws Exception;
  }

  private String request(Phone phone) throws Exception {
    device = phone.device("AX70014402");
    String asset = device.path("id").asText();
    phone.endServices(asset, PLAN);
    activation = phone.request(asset, PLAN);
    phone.awaitState(activation, "VALIDATED");
    return "the app names device %s and plan %s only: activation %s"
        .formatted(asset, PLAN, activation);
  }

  private String retrieve(Phone phone) throws Exception {
    JsonNode retrieved = phone.activation(activation).path("device");
    unless(
        retrieved.path("serialNumber").asText().equals(device.path("productSerialNumber").asText()),
        "retrieved " + retrieved);
    return describe(retrieved);
  }

  private String obtainCredentials(Phone phone) throws Exception {
    String answer = phone.giveSubscription(activation, NUMBER, "ada.k", PIN);
    unless(!answer.contains(NUMBER) && !answer.contains(PIN), "the answer shows the subscription");
    return "subscription with user and pin, encrypted on arrival; the answer does not show them";
  }

  private String transmit(Phone phone) throws Exception {
    phone.awaitState(activation, "ACTIVE");
    JsonNode service = phone.atProvider(activation);
    String serial = Phone.characteristic(service, "serialNumber");
    unless(
        serial.equals(device.path("productSerialNumber").asText()), "the provider has " + service);
    unless(
        Phone.characteristic(service, "authenticatedSubscription").equals(NUMBER),
        "the provider did not authenticate the subscriber");
    return "%s has %s %s, serial %s, for a subscriber whom it authenticated, on behalf of %s"
        .formatted(
            Phone.PROVIDER,
            Phone.characteristic(service, "manufacturer"),
            Phone.characteristic(service, "model"),
            serial,
            phone.onBehalfOf());
  }

  private String active(Phone phone) throws Exception {
    String event = phone.serviceActivated(activation, PLAN);
    String plan = phone.atProvider(activation).at("/serviceSpecification/id").asText();
    unless(plan.equals(PLAN), "the provider made a service of plan " + plan);
    return event + ", plan " + plan;
  }

  private static String describe(JsonNode device) {
    return "%s %s, serial %s"
        .formatted(
            device.path("manufacturer").asText(),
            device.path("model").asText(),
            device.path("serialNumber").asText());
  }
}
