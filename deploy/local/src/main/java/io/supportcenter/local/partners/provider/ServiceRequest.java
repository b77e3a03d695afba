package io.supportcenter.local.partners.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a request for a service contains, apart from the subscription. */
record ServiceRequest(
    String activation,
    String plan,
    String manufacturer,
    String model,
    String serialNumber,
    String subscription) {

  /** Empty when something is missing. */
  static Optional<ServiceRequest> of(JsonNode body) {
    ServiceRequest request =
        new ServiceRequest(
            body.at("/relatedEntity/0/id").asText(),
            body.at("/serviceSpecification/id").asText(),
            characteristic(body, "manufacturer"),
            characteristic(body, "model"),
            characteristic(body, "serialNumber"),
            characteristic(body, "subscription"));
    return request.isComplete() ? Optional.of(request) : Optional.empty();
  }

  private boolean isComplete() {
    return !(activation.isEmpty()
        || plan.isEmpty()
        || manufacturer.isEmpty()
        || model.isEmpty()
        || serialNumber.isEmpty()
        || subscription.isEmpty());
  }

  private static String characteristic(JsonNode body, String name) {
    for (JsonNode characteristic : body.path("serviceCharacteristic")) {
      if (characteristic.path("name").asText().equals(name)) {
        return characteristic.path("value").asText();
      }
    }
    return "";
  }
}
