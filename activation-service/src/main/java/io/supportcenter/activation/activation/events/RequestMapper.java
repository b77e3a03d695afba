package io.supportcenter.activation.activation.events;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Times;
import io.supportcenter.kit.values.UserId;
import java.util.List;
import java.util.Optional;

/** Back ends' requests in events. */
public final class RequestMapper {

  private static final int REQUEST_ID_MAX = 128;

  private RequestMapper() {}

  /** A request, or why it is not one. */
  public sealed interface Read {

    record Valid(ActivationRequest request, String requestId) implements Read {}

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
      return new Read.Valid(request(event), event.getRequestId());
    } catch (InvalidValue fault) {
      return new Read.Invalid(
          RequestRefusals.invalid(event, describe(fault), inbound.timestamp()).causedBy(inbound),
          fault,
          event.getRequestId());
    }
  }

  private static ActivationRequest request(ActivationRequested event) {
    InvalidValue.in(
        "requestId", () -> Text.require("a request id", event.getRequestId(), REQUEST_ID_MAX));
    UserId user = InvalidValue.in("userId", () -> new UserId(event.getUserId()));
    AssetId asset = InvalidValue.in("assetId", () -> new AssetId(event.getAssetId()));
    ProviderId provider =
        InvalidValue.in("providerId", () -> new ProviderId(event.getProviderId()));
    PlanId plan = InvalidValue.in("planId", () -> new PlanId(event.getPlanId()));
    Actor actor = InvalidValue.in("actor.id", () -> ValueMapper.actor(event.getActor()));
    InvalidValue.in("occurredAt", () -> Times.ofEvent(event.getOccurredAt()));
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

  private static String describe(InvalidValue fault) {
    return fault.field().orElseThrow() + ": " + fault.getMessage();
  }

  /** The keys of all events that a request may lead to. */
  public static List<String> keys(ActivationRequest request) {
    return List.of(request.id().toString(), RequestRefusals.reusedId(request).toString());
  }
}
