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
import java.util.function.Supplier;

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
      throw new IllegalArgumentException("requestId: a request has an id");
    }
    UserId user = field("userId", () -> new UserId(event.getUserId()));
    AssetId asset = field("assetId", () -> new AssetId(event.getAssetId()));
    ProviderId provider = field("providerId", () -> new ProviderId(event.getProviderId()));
    PlanId plan = field("planId", () -> new PlanId(event.getPlanId()));
    Actor actor =
        field(
            "actor.id",
            () -> new Actor(kind(event.getActor().getKind()), event.getActor().getId()));
    Optional<String> onBehalfOf = Optional.ofNullable(event.getOnBehalfOf());
    ServiceOrder order =
        field(
            "onBehalfOf",
            () ->
                new ServiceOrder(
                    user, asset, provider, plan, actor, onBehalfOf, event.getOccurredAt()));
    return new Request(id(event), order, Optional.empty());
  }

  private static <T> T field(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  static ActivationId refusalId(ActivationRequested event) {
    return ActivationId.ofRefusedRequest(
        event.getRequestId(),
        event.getUserId(),
        event.getAssetId(),
        event.getProviderId(),
        event.getPlanId(),
        event.getActor().getId(),
        String.valueOf(event.getOnBehalfOf()));
  }

  /**
   * @param detail which field cannot be, and why
   */
  static ActivationRejected refusal(ActivationRequested event, String detail, Instant at) {
    return ActivationRejected.newBuilder()
        .setActivationId(refusalId(event).toString())
        .setVersion(1)
        .setUserId(event.getUserId())
        .setReason(ActivationReason.REQUEST_INVALID)
        .setDetail(detail)
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
