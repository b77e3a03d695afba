package io.supportcenter.reactivation.reactivation.events;

import io.supportcenter.events.ReactivationRefusal;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Requests in events. */
public final class RequestMapper {
  private RequestMapper() {}

  /** A request, or why it is not one. */
  public sealed interface Read {

    record Valid(ReactivationRequest request) implements Read {}

    /**
     * @param refusal to publish; the same request leads to the same refusal
     * @param fault which field is invalid, and why
     */
    record Invalid(OutboundEvent refusal, InvalidValue fault, String requestId) implements Read {}
  }

  /**
   * @throws IllegalArgumentException when it is another event
   */
  public static Read read(InboundEvent inbound) {
    if (!(inbound.event().orElse(null) instanceof ReactivationRequested event)) {
      throw new IllegalArgumentException("not a request for an account");
    }
    try {
      return new Read.Valid(request(event));
    } catch (InvalidValue fault) {
      String detail = fault.field().orElseThrow() + ": " + fault.getMessage();
      ReactivationRefused refused = refusal(event, detail, inbound.timestamp());
      String key =
          refused.getAccountId().isEmpty() ? refused.getReactivationId() : refused.getAccountId();
      return new Read.Invalid(
          OutboundEvent.of(Topics.REACTIVATIONS, key, refused).causedBy(inbound),
          fault,
          event.getRequestId());
    }
  }

  private static ReactivationRequest request(ReactivationRequested event) {
    return new ReactivationRequest(
        InvalidValue.in("requestId", () -> text("a request id", event.getRequestId())),
        InvalidValue.in("accountId", () -> new AccountId(event.getAccountId())),
        InvalidValue.in("userId", () -> new UserId(event.getUserId())),
        InvalidValue.in("actor.id", () -> ValueMapper.actor(event.getActor())),
        Optional.ofNullable(event.getOnBehalfOf())
            .map(vendor -> InvalidValue.in("onBehalfOf", () -> text("a vendor", vendor))),
        Optional.ofNullable(event.getAccountVersion()));
  }

  private static ReactivationRefused refusal(
      ReactivationRequested event, String detail, Instant at) {
    return ReactivationRefused.newBuilder()
        .setReactivationId(refusalId(event).toString())
        .setVersion(1)
        .setAccountId(event.getAccountId())
        .setUserId(event.getUserId())
        .setRequestId(event.getRequestId())
        .setReason(ReactivationRefusal.REQUEST_INVALID)
        .setDetail(detail)
        .setOccurredAt(at)
        .build();
  }

  private static ReactivationId refusalId(ReactivationRequested event) {
    return new ReactivationId(
        UUID.nameUUIDFromBytes(("refusal|" + event).getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(String what, String value) {
    return Text.require(what, value, ReactivationRequest.LENGTH_MAX);
  }
}
