package io.supportcenter.local.walk.activation;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.local.walk.WalkHttp.Answer;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the app on a user's phone does, and what can be seen of it at the provider. */
record Phone(WalkContext context) {

  static final String PROVIDER = "skywave-radio";

  private static final String USER = "alex";
  private static final String PROVIDER_TOKEN = "local-provider-token";
  private static final String JSON = "application/json";

  /** A device in the user's asset store, by its serial number. */
  JsonNode device(String serialNumber) throws IOException, InterruptedException {
    URI uri = context.url(Port.REGISTRATION, "/v1/users/" + USER + "/products?limit=100");
    JsonNode page = context.http().get(uri, token()).expect(200).json();
    for (JsonNode product : page.isArray() ? page : page.path("items")) {
      if (product.path("productSerialNumber").asText().equals(serialNumber)) {
        return product;
      }
    }
    throw new StepFailed(USER + " has no device " + serialNumber);
  }

  /** Ends what an earlier walk has activated. */
  void endServices(String asset, String plan) throws IOException, InterruptedException {
    JsonNode page =
        context
            .http()
            .get(url("/v1/users/" + USER + "/activations?limit=200"), token())
            .expect(200)
            .json();
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
        post("/v1/activations/" + id + "/deactivations", "").expect(202);
        awaitState(id, "DEACTIVATED");
      }
      case "VALIDATED", "REQUESTED" ->
          post("/v1/activations/" + id + "/cancellations", "").expect(201);
      default -> {
        // It has ended, or will.
      }
    }
  }

  String request(String asset, String plan) throws IOException, InterruptedException {
    String body =
        "{\"assetId\": \"%s\", \"providerId\": \"%s\", \"planId\": \"%s\"}"
            .formatted(asset, PROVIDER, plan);
    return post("/v1/activations", body).expect(202).json().path("id").asText();
  }

  JsonNode activation(String id) throws IOException, InterruptedException {
    return context.http().get(url("/v1/activations/" + id), token()).expect(200).json();
  }

  /**
   * @throws StepFailed when the activation does not get there, with where it stands instead
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
    return context
        .http()
        .put(url("/v1/activations/" + id + "/subscription"), token(), JSON, body)
        .expect(200)
        .text();
  }

  /** The service that the provider has made for an activation. */
  JsonNode atProvider(String id) throws IOException, InterruptedException {
    URI uri = context.url(Port.PROVIDER, "/" + PROVIDER + "/v1/service?relatedEntity.id=" + id);
    return context.http().get(uri, PROVIDER_TOKEN).expect(200).json().path(0);
  }

  /** For whom the provider was asked last. */
  String onBehalfOf() throws IOException, InterruptedException {
    URI uri = context.url(Port.PROVIDER, "/control/requests?contains=/" + PROVIDER + "/v1/service");
    String last = "";
    for (JsonNode request :
        context.http().get(uri, PROVIDER_TOKEN).expect(200).json().path("recent")) {
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
      throw new StepFailed("the event tells of plan " + event.getActivation().getPlanId());
    }
    return "ServiceActivated version " + event.getVersion() + " of " + event.getUserId();
  }

  private List<ServiceActivated> activated(String id) {
    return context.kafka().committed(Topics.ACTIVATIONS, id).stream()
        .filter(ServiceActivated.class::isInstance)
        .map(ServiceActivated.class::cast)
        .toList();
  }

  static String characteristic(JsonNode service, String name) {
    for (JsonNode characteristic : service.path("serviceCharacteristic")) {
      if (characteristic.path("name").asText().equals(name)) {
        return characteristic.path("value").asText();
      }
    }
    return "";
  }

  private Answer post(String path, String body) throws IOException, InterruptedException {
    return context
        .http()
        .post(
            url(path),
            token(),
            JSON,
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  private String token() {
    return context.token(Role.USER, USER);
  }

  private URI url(String path) {
    return context.url(Port.ACTIVATION, path);
  }
}
