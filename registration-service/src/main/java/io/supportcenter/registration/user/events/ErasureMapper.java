package io.supportcenter.registration.user.events;

import io.supportcenter.events.UserErased;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.registration.user.ErasureConfirmation;
import java.util.Optional;

/** The events by which services confirm that they have erased a user. */
public final class ErasureMapper {

  private ErasureMapper() {}

  /** Empty for what is not one. */
  public static Optional<ErasureConfirmation> read(InboundEvent event) {
    return event
        .event()
        .filter(UserErased.class::isInstance)
        .map(UserErased.class::cast)
        .map(e -> new ErasureConfirmation(e.getUserHash(), e.getService(), e.getOccurredAt()));
  }
}
