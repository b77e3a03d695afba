package io.supportcenter.reactivation.reactivation;

import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.UserId;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests as events tell of them. */
final class RequestMapper {
  private RequestMapper() {}

  /**
   * @throws IllegalArgumentException when an id is blank or too long
   */
  static ReactivationRequest fromEvent(ReactivationRequested event) {
    return new ReactivationRequest(
        event.getRequestId(),
        new AccountId(event.getAccountId()),
        new UserId(event.getUserId()),
        event.getActor(),
        Optional.ofNullable(event.getOnBehalfOf()),
        event.getAccountVersion() == null
            ? OptionalLong.empty()
            : OptionalLong.of(event.getAccountVersion()));
  }
}
