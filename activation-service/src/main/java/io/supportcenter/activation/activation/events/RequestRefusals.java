package io.supportcenter.activation.activation.events;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.events.ActivationReason;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.events.ActivationSnapshot;
import io.supportcenter.events.ActivationStatus;
import io.supportcenter.events.Actor;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.Optional;

/**
 * Events that refuse a back end's request. Each has an activation id of its own, always the same
 * for the same request, so that it does not touch an activation.
 */
public final class RequestRefusals {

  private RequestRefusals() {}

  /**
   * The request is not one.
   *
   * @param detail which field is invalid, and why
   */
  static OutboundEvent invalid(ActivationRequested event, String detail, Instant at) {
    ActivationId id =
        ActivationId.ofRefusedRequest(
            event.getRequestId(),
            event.getUserId(),
            event.getAssetId(),
            event.getProviderId(),
            event.getPlanId(),
            event.getActor().getId(),
            String.valueOf(event.getOnBehalfOf()));
    ActivationSnapshot.Builder request =
        request(event.getAssetId(), event.getProviderId(), event.getPlanId(), event.getActor())
            .setOnBehalfOf(event.getOnBehalfOf())
            .setRequestedAt(event.getOccurredAt());
    return rejected(id, event.getUserId(), ActivationReason.REQUEST_INVALID, detail, at, request);
  }

  /** Another request came under the same request id before. */
  public static OutboundEvent reused(ActivationRequest request, Instant at) {
    ServiceOrder order = request.order();
    ActivationSnapshot.Builder snapshot =
        request(
                order.asset().value(),
                order.provider().value(),
                order.plan().value(),
                ValueMapper.toEvent(order.actor()))
            .setOnBehalfOf(order.onBehalfOf().orElse(null))
            .setRequestedAt(order.requestedAt());
    return rejected(
        reusedId(request),
        order.user().value(),
        ActivationReason.REQUEST_ID_REUSED,
        "requestId: another request has it, activation " + request.id(),
        at,
        snapshot);
  }

  /** The key of {@link #reused}. */
  static ActivationId reusedId(ActivationRequest request) {
    ServiceOrder order = request.order();
    return ActivationId.ofRefusedRequest(
        request.id().toString(),
        order.asset().value(),
        order.provider().value(),
        order.plan().value(),
        order.actor().kind() + " " + order.actor().id(),
        order.onBehalfOf().orElse(""));
  }

  /** The user whom a refusal names; empty when that is not a user's id. */
  public static Optional<UserId> user(OutboundEvent refusal) {
    return refusal
        .event()
        .map(ActivationRejected.class::cast)
        .map(ActivationRejected::getUserId)
        .filter(user -> Text.isFit(user, UserId.LENGTH_MAX))
        .map(UserId::new);
  }

  private static ActivationSnapshot.Builder request(
      String asset, String provider, String plan, Actor actor) {
    return ActivationSnapshot.newBuilder()
        .setStatus(ActivationStatus.REJECTED)
        .setAssetId(asset)
        .setProviderId(provider)
        .setPlanId(plan)
        .setActor(actor);
  }

  private static OutboundEvent rejected(
      ActivationId id,
      String user,
      ActivationReason reason,
      String detail,
      Instant at,
      ActivationSnapshot.Builder request) {
    ActivationRejected rejected =
        ActivationRejected.newBuilder()
            .setActivationId(id.toString())
            .setVersion(1)
            .setUserId(user)
            .setReason(reason)
            .setDetail(detail)
            .setOccurredAt(at)
            .setActivation(request.build())
            .build();
    return OutboundEvent.of(Topics.ACTIVATIONS, id.toString(), rejected);
  }
}
