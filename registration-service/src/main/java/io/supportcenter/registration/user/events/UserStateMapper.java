package io.supportcenter.registration.user.events;

import io.supportcenter.events.UserState;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.List;

/** The event that publishes a user. */
public final class UserStateMapper {

  private UserStateMapper() {}

  /**
   * @param linked the kinds of the linked identities
   */
  public static OutboundEvent toEvent(
      String id,
      long version,
      List<IdentityKind> linked,
      boolean consent,
      boolean erased,
      Instant at) {
    return OutboundEvent.of(
        Topics.USERS,
        id,
        new UserState(
            id,
            version,
            linked.stream()
                .map(kind -> io.supportcenter.events.IdentityKind.valueOf(kind.name()))
                .toList(),
            consent,
            erased,
            at));
  }
}
