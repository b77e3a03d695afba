package io.supportcenter.activation.activation.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.partner.UnfitAnswer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A TMF640 Service as far as we read it; anything may be absent. */
record ServiceBody(
    String id,
    String state,
    String externalId,
    List<Related> externalIdentifier,
    List<Related> relatedEntity,
    List<Characteristic> serviceCharacteristic) {

  /** Says why a service that never became active is terminated. */
  private static final String REFUSAL = "refusal";

  /** Of the activation among what a service is related to. */
  private static final String ROLE = "activation";

  record Related(String id, String role) {}

  record Characteristic(String name, JsonNode value) {}

  /** What the state of a service means, however it is written. */
  enum Phase {
    /** Not finished, also in a state that we do not know. */
    AT_WORK,
    WAITS_FOR_DEVICE,
    ACTIVE,
    TERMINATED
  }

  Phase phase() {
    return switch (Words.of(state)) {
      case "active" -> Phase.ACTIVE;
      case "inactive" -> Phase.WAITS_FOR_DEVICE;
      case "terminated", "cancelled", "canceled" -> Phase.TERMINATED;
      default -> Phase.AT_WORK;
    };
  }

  /**
   * Whether it was made for an activation. A provider may ignore the filter of a query, so each
   * service has to say it.
   */
  boolean isOf(UUID activation) {
    return Stream.of(ids(relatedEntity), ids(externalIdentifier), Stream.ofNullable(externalId))
        .flatMap(ids -> ids)
        .anyMatch(text -> text.strip().equalsIgnoreCase(activation.toString()));
  }

  /** Whether it says that it was made for another activation. */
  boolean isOfAnother(UUID activation) {
    return !isOf(activation)
        && Optional.ofNullable(relatedEntity).orElse(List.of()).stream()
            .anyMatch(one -> one != null && one.id() != null && ROLE.equals(Words.of(one.role())));
  }

  /** Whether it is the one that was asked for; it may not say its id. */
  boolean mayBe(ServiceId asked) {
    return id == null || id.strip().equalsIgnoreCase(asked.value());
  }

  ServiceId serviceId() {
    return new ServiceId(UnfitAnswer.text(id, "service id", ServiceId.LENGTH_MAX));
  }

  /** The code that says why it never became active. */
  Optional<String> refusal() {
    return Optional.ofNullable(serviceCharacteristic).orElse(List.of()).stream()
        .filter(c -> c != null && REFUSAL.equals(c.name()) && c.value() != null)
        .findFirst()
        .map(c -> c.value().asText());
  }

  private static Stream<String> ids(List<Related> related) {
    return Optional.ofNullable(related).orElse(List.of()).stream()
        .flatMap(one -> Stream.ofNullable(one == null ? null : one.id()));
  }
}
