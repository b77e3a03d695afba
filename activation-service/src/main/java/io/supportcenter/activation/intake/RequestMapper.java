package io.supportcenter.activation.intake;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.party.Actor;
import io.supportcenter.activation.party.UserId;
import io.supportcenter.activation.progress.Requests.Request;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.events.ActivationReason;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.events.ActivationSnapshot;
import io.supportcenter.events.ActivationStatus;
import io.supportcenter.events.ActorKind;
import java.time.Instant;
import java.util.Optional;

/** Back ends' requests in the domain's words. */
final class RequestMapper {

  private RequestMapper() {}

  /** The same request is the same activation. */
  static ActivationId id(ActivationRequested event) {
    return ActivationId.ofRequest(event.getUserId(), event.getRequestId());
  }

  /**
   * @throws IllegalArgumentException saying which field cannot be
   */
  static Request request(ActivationRequested event) {
    if (event.getRequestId().isBlank()) {
      throw new IllegalArgumentException("a request has an id");
    }
    ServiceOrder order =
        new ServiceOrder(
            new UserId(event.getUserId()),
            new AssetId(event.getAssetId()),
            new ProviderId(event.getProviderId()),
            new PlanId(event.getPlanId()),
            new Actor(kind(event.getActor().getKind()), event.getActor().getId()),
            Optional.ofNullable(event.getOnBehalfOf()),
            event.getOccurredAt());
    return new Request(id(event), order, Optional.empty());
  }

  static ActivationRejected refusal(ActivationRequested event, Instant at) {
    return ActivationRejected.newBuilder()
        .setActivationId(id(event).toString())
        .setVersion(1)
        .setUserId(event.getUserId())
        .setReason(ActivationReason.REQUEST_INVALID)
        .setOccurredAt(at)
        .setActivation(
            ActivationSnapshot.newBuilder()
                .setStatus(ActivationStatus.REJECTED)
                .setAssetId(event.getAssetId())
                .setProviderId(event.getProviderId())
                .setPlanId(event.getPlanId())
                .setRequestedAt(event.getOccurredAt())
                .setActor(event.getActor())
                .setOnBehalfOf(event.getOnBehalfOf())
                .build())
        .build();
  }

  private static Actor.Kind kind(ActorKind kind) {
    return switch (kind) {
      case USER -> Actor.Kind.USER;
      case AGENT -> Actor.Kind.AGENT;
      case SYSTEM, UNKNOWN -> Actor.Kind.SYSTEM;
    };
  }
}
