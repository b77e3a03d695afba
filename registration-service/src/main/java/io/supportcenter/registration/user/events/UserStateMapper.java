package io.supportcenter.registration.user.events;

import io.supportcenter.events.UserState;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.identity.events.IdentityKindMapper;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.List;

/** The event that publishes a user. */
public final class UserStateMapper {

  private UserStateMapper() {}

  /**
   * @param linked the kinds of the linked identities
   * @param by who gave the command that led to it
   */
  public static OutboundEvent toEvent(
      String id,
      long version,
      List<IdentityKind> linked,
      boolean consent,
      boolean erased,
      Actor by,
      Instant at) {
    return OutboundEvent.of(
        Topics.USERS,
        id,
        UserState.newBuilder()
            .setUserId(id)
            .setVersion(version)
            .setLinkedIdentities(linked.stream().map(IdentityKindMapper::toEvent).toList())
            .setRegistrationConsent(consent)
            .setErased(erased)
            .setOccurredAt(at)
            .setActor(ValueMapper.toEvent(by))
            .build());
  }
}
