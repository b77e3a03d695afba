package io.supportcenter.activation.activation.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.partner.UnfitAnswer;
import java.util.List;
import java.util.Optional;

/** A TMF640 Service as far as we read it; anything may be absent. */
record ServiceBody(String id, String state, List<Characteristic> serviceCharacteristic) {

  /** Says why a service that never became active is terminated. */
  private static final String REFUSAL = "refusal";

  record Characteristic(String name, JsonNode value) {}

  /** What the service's state says about its activation. */
  ProviderAnswer answer() {
    ServiceId service = serviceId();
    return switch (String.valueOf(state)) {
      case "active" -> new ProviderAnswer.IsActive(service);
      case "inactive" -> new ProviderAnswer.WaitsForDevice(service);
      case "feasibilityChecked", "designed", "reserved" ->
          new ProviderAnswer.Accepted(new ProviderTracking.OfService(service));
      case "terminated" -> terminated();
      default -> throw UnfitAnswer.outsideContract();
    };
  }

  ServiceId serviceId() {
    return new ServiceId(UnfitAnswer.text(id, "service id", ServiceId.LENGTH_MAX));
  }

  private ProviderAnswer terminated() {
    return Optional.ofNullable(serviceCharacteristic).orElse(List.of()).stream()
        .filter(c -> REFUSAL.equals(c.name()) && c.value() != null)
        .findFirst()
        .map(c -> new TmfError(c.value().asText(), null, null).answer())
        .orElseGet(ProviderAnswer.Broken::new);
  }
}
