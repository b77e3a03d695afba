package io.supportcenter.local.walk.activation;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.AssetStore;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.util.List;

/** What the app on a user's phone does, and what can be seen of it at the provider. */
record Phone(WalkContext context) {

  static final String PROVIDER = "skywave-radio";

  private static final String USER = "alex";

  JsonNode device(String serialNumber) throws IOException, InterruptedException {
    return AssetStore.of(USER, context).device(serialNumber);
  }

  /** Ends what an earlier walk has activated. */
  void endServices(String asset, String plan) throws IOException, InterruptedException {
    JsonNode page =
        service().get("/v1/users/" + USER + "/activations?limit=200").expect(200).json();
    for (JsonNode earlier : page.path("items")) {
      boolean same =
          earlier.path("assetId").asText().equals(asset)
              && earlier.path("planId").asText().equals(plan);
      if (same) {
        end(earlier.path("id").asText(), earlier.path("state").asText());
      }
    }
  }

  private void end(String id, String state) throws IOException, InterruptedException {
    switch (state) {
      case "ACTIVE" -> {
        service().post("/v1/activations/" + id + "/deactivations", "").expect(202);
        awaitState(id, "DEACTIVATED");
      }
      case "VALIDATED", "REQUESTED" ->
          service().post("/v1/activations/" + id + "/cancellations", "").expect(201);
      default -> {
        // It has ended, or will.
      }
    }
  }

  String request(String asset, String plan) throws IOException, InterruptedException {
    String body =
        "{\"assetId\": \"%s\", \"providerId\": \"%s\", \"planId\": \"%s\"}"
            .formatted(asset, PROVIDER, plan);
    return service().post("/v1/activations", body).expect(202).json().path("id").asText();
  }

  JsonNode activation(String id) throws IOException, InterruptedException {
    return service().get("/v1/activations/" + id).expect(200).json();
  }

  /**
   * @throws StepFailed when the activation does not get there, with the state it is in
   */
  void awaitState(String id, String state) throws IOException, InterruptedException {
    try {
      context.await("", () -> stateOf(id).equals(state));
    } catch (StepFailed e) {
      throw new StepFailed("activation %s should be %s: %s".formatted(id, state, activation(id)));
    }
  }

  private String stateOf(String id) throws InterruptedException {
    try {
      return activation(id).path("state").asText();
    } catch (IOException e) {
      return "";
    }
  }

  /** What is answered. */
  String giveSubscription(String id, String number, String user, String pin)
      throws IOException, InterruptedException {
    String body =
        """
        {"number": "%s", "credentials": [{"name": "user", "value": "%s"}, {"name": "pin", "value": "%s"}]}
        """
            .formatted(number, user, pin);
    return service().put("/v1/activations/" + id + "/subscription", body).expect(200).text();
  }

  /** The service that the provider has made for an activation. */
  JsonNode atProvider(String id) throws IOException, InterruptedException {
    return context
        .simulator(Port.PROVIDER)
        .get("/" + PROVIDER + "/v1/service?relatedEntity.id=" + id)
        .expect(200)
        .json()
        .path(0);
  }

  /** For whom the provider was asked last. */
  String onBehalfOf() throws IOException, InterruptedException {
    JsonNode asked =
        context
            .simulator(Port.PROVIDER)
            .get("/control/requests?contains=/" + PROVIDER + "/v1/service")
            .expect(200)
            .json();
    String last = "";
    for (JsonNode request : asked.path("recent")) {
      if (request.path("method").asText().equals("POST")) {
        last = request.path("onBehalfOf").asText();
      }
    }
    if (!last.equals(USER)) {
      throw new StepFailed("the provider was asked on behalf of '" + last + "'");
    }
    return last;
  }

  /** The event, as an outside consumer reads it. */
  String serviceActivated(String id, String plan) throws InterruptedException {
    context.await("ServiceActivated of " + id, () -> !activated(id).isEmpty());
    ServiceActivated event = activated(id).getFirst();
    if (!event.getActivation().getPlanId().equals(plan)) {
      throw new StepFailed("the event names plan " + event.getActivation().getPlanId());
    }
    return "ServiceActivated version " + event.getVersion() + " of " + event.getUserId();
  }

  private List<ServiceActivated> activated(String id) {
    return context.kafka().events(Topics.ACTIVATIONS, id, ServiceActivated.class);
  }

  static String characteristic(JsonNode service, String name) {
    return AssetStore.characteristic(service.path("serviceCharacteristic"), name);
  }

  private ServiceClient service() {
    return context.as(Role.USER, USER, Port.ACTIVATION);
  }
}
