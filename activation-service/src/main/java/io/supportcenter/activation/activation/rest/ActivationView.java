package io.supportcenter.activation.activation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationState;
import io.supportcenter.activation.activation.DeactivationProblem;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.activation.StalledEnding;
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
    @Schema(description = "The service is no longer wanted, and the provider does not end it")
        StalledView stalled,
    String onBehalfOf,
    Instant requestedAt,
    long version) {

  /** What is known of a service that the provider does not end. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @Schema(name = "StalledDeactivation")
  record StalledView(
      String providerServiceId,
      DeactivationProblem reason,
      @Schema(description = "The code in the provider's newest answer") String providerCode,
      Instant since,
      @Schema(description = "The provider is asked again only when a deactivation is commanded")
          boolean givenUp) {

    static StalledView of(StalledEnding stalled) {
      return new StalledView(
          stalled.service().value(),
          stalled.problem(),
          stalled.providerCode().orElse(null),
          stalled.since(),
          stalled.isGivenUp());
    }
  }

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
        activation.stalled().map(StalledView::of).orElse(null),
        order.onBehalfOf().orElse(null),
        order.requestedAt(),
        activation.version());
  }
}
