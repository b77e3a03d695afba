package io.supportcenter.reactivation.reactivation;

import io.supportcenter.events.ReactivationRefusal;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.ShortText;
import io.supportcenter.reactivation.account.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** Requests as events tell of them. */
public final class RequestMapper {
  private RequestMapper() {}

  /**
   * @throws IllegalArgumentException saying which field cannot be
   */
  public static ReactivationRequest fromEvent(ReactivationRequested event) {
    return new ReactivationRequest(
        field("requestId", () -> text("a request's number", event.getRequestId())),
        field("accountId", () -> new AccountId(event.getAccountId())),
        field("userId", () -> new UserId(event.getUserId())),
        field("actor.id", () -> actor(event.getActor())),
        Optional.ofNullable(event.getOnBehalfOf())
            .map(vendor -> field("onBehalfOf", () -> text("a vendor", vendor))),
        event.getAccountVersion() == null
            ? OptionalLong.empty()
            : OptionalLong.of(event.getAccountVersion()));
  }

  /**
   * Of a request that cannot be. The same request leads to the same refusal.
   *
   * @param detail which field cannot be, and why
   */
  public static ReactivationRefused refusal(
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
    ShortText.require(what, value);
    return value;
  }

  private static <T> T field(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static Actor actor(io.supportcenter.events.Actor actor) {
    return new Actor(
        switch (actor.getKind()) {
          case USER -> Actor.Kind.USER;
          case AGENT -> Actor.Kind.AGENT;
          case SYSTEM, UNKNOWN -> Actor.Kind.SYSTEM;
        },
        actor.getId());
  }
}
