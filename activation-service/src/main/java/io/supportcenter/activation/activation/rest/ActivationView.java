package io.supportcenter.activation.activation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationState;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.activation.StateCode;
import io.supportcenter.activation.activation.StateDetails;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activation as the REST interface shows it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Activation")
record ActivationView(
    String id,
    String userId,
    StateCode state,
    @Schema(description = "Of a rejected, failed or deactivated activation") String reason,
    @Schema(description = "What the user has to provide") List<String> needed,
    @Schema(description = "How long it waits") Instant waitsUntil,
    String assetId,
    @Schema(description = "As the user asset store has it") DeviceInformation device,
    String providerId,
    String planId,
    String providerServiceId,
    String onBehalfOf,
    Instant requestedAt,
    long version) {

  static ActivationView of(Activation activation) {
    ServiceOrder order = activation.order();
    ActivationState state = activation.state();
    return new ActivationView(
        activation.id().toString(),
        order.user().value(),
        state.code(),
        StateDetails.reason(state).orElse(null),
        StateDetails.needed(state),
        StateDetails.until(state).orElse(null),
        order.asset().value(),
        activation.device().orElse(null),
        order.provider().value(),
        order.plan().value(),
        StateDetails.service(state).map(ServiceId::value).orElse(null),
        order.onBehalfOf().orElse(null),
        order.requestedAt(),
        activation.version());
  }
}
