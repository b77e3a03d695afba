package io.supportcenter.reactivation.reactivation;

import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.UserId;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests as events tell of them. */
public final class RequestMapper {
  private RequestMapper() {}

  /**
   * @throws IllegalArgumentException when an id is blank or too long
   */
  public static ReactivationRequest fromEvent(ReactivationRequested event) {
    return new ReactivationRequest(
        event.getRequestId(),
        new AccountId(event.getAccountId()),
        new UserId(event.getUserId()),
        actor(event.getActor()),
        Optional.ofNullable(event.getOnBehalfOf()),
        event.getAccountVersion() == null
            ? OptionalLong.empty()
            : OptionalLong.of(event.getAccountVersion()));
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
