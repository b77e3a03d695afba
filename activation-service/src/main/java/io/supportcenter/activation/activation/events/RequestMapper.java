package io.supportcenter.activation.activation.events;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.events.ActivationReason;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.events.ActivationSnapshot;
import io.supportcenter.events.ActivationStatus;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.Optional;

/** Back ends' requests in events. */
public final class RequestMapper {

  private RequestMapper() {}

  /** A request, or why it is not one. */
  public sealed interface Read {

    record Valid(ActivationRequest request) implements Read {}

    /**
     * @param refusal to publish
     * @param fault which field is invalid, and why
     */
    record Invalid(OutboundEvent refusal, InvalidValue fault, String requestId) implements Read {}
  }

  /**
   * @throws IllegalStateException when it is another event
   */
  public static Read read(InboundEvent inbound) {
    if (!(inbound.event().orElse(null) instanceof ActivationRequested event)) {
      throw new IllegalStateException("not a request for an activation");
    }
    try {
      return new Read.Valid(request(event));
    } catch (InvalidValue fault) {
      ActivationId id = refusalId(event);
      return new Read.Invalid(
          OutboundEvent.of(
                  Topics.ACTIVATIONS,
                  id.toString(),
                  refusal(id, event, describe(fault), inbound.timestamp()))
              .causedBy(inbound),
          fault,
          event.getRequestId());
    }
  }

  private static ActivationRequest request(ActivationRequested event) {
    InvalidValue.in("requestId", () -> notBlank(event.getRequestId()));
    UserId user = InvalidValue.in("userId", () -> new UserId(event.getUserId()));
    AssetId asset = InvalidValue.in("assetId", () -> new AssetId(event.getAssetId()));
    ProviderId provider =
        InvalidValue.in("providerId", () -> new ProviderId(event.getProviderId()));
    PlanId plan = InvalidValue.in("planId", () -> new PlanId(event.getPlanId()));
    Actor actor = InvalidValue.in("actor.id", () -> ValueMapper.actor(event.getActor()));
    Optional<String> onBehalfOf = Optional.ofNullable(event.getOnBehalfOf());
    ServiceOrder order =
        InvalidValue.in(
            "onBehalfOf",
            () ->
                new ServiceOrder(
                    user, asset, provider, plan, actor, onBehalfOf, event.getOccurredAt()));
    // The same request is the same activation.
    return new ActivationRequest(
        ActivationId.ofRequest(event.getUserId(), event.getRequestId()), order, Optional.empty());
  }

  private static String notBlank(String id) {
    if (id.isBlank()) {
      throw new InvalidValue(CommonRefusal.BLANK, "must not be blank");
    }
    return id;
  }

  private static String describe(InvalidValue fault) {
    return fault.field().orElseThrow() + ": " + fault.getMessage();
  }

  private static ActivationId refusalId(ActivationRequested event) {
    return ActivationId.ofRefusedRequest(
        event.getRequestId(),
        event.getUserId(),
        event.getAssetId(),
        event.getProviderId(),
        event.getPlanId(),
        event.getActor().getId(),
        String.valueOf(event.getOnBehalfOf()));
  }

  private static ActivationRejected refusal(
      ActivationId id, ActivationRequested event, String detail, Instant at) {
    return ActivationRejected.newBuilder()
        .setActivationId(id.toString())
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
}
