package io.supportcenter.activation.activation.partner;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.supportcenter.activation.device.DeviceInformation;
import java.util.List;

/** A TMF640 Service_Create: access under a subscribed plan, for one device. */
record ServiceCreate(
    @JsonProperty("@type") String type,
    String name,
    String serviceType,
    String state,
    Reference serviceSpecification,
    List<Party> relatedParty,
    List<Entity> relatedEntity,
    List<Characteristic> serviceCharacteristic) {

  record Reference(String id) {}

  record Party(String id, String role, @JsonProperty("@referredType") String referredType) {}

  record Entity(String id, String role, @JsonProperty("@referredType") String referredType) {}

  record Characteristic(String name, String valueType, String value) {}

  /**
   * @param subscription encrypted to the provider
   */
  static ServiceCreate of(NewService service, String subscription) {
    DeviceInformation device = service.device();
    return new ServiceCreate(
        "Service",
        service.plan() + " on " + device.model(),
        "subscribedAccess",
        "active",
        new Reference(service.plan().value()),
        List.of(new Party(service.user().value(), "subscriber", "Individual")),
        List.of(new Entity(service.activation().toString(), "activation", "Activation")),
        List.of(
            new Characteristic("manufacturer", "string", device.manufacturer()),
            new Characteristic("model", "string", device.model()),
            new Characteristic("serialNumber", "string", device.serialNumber()),
            new Characteristic("subscription", "JWE", subscription)));
  }
}
