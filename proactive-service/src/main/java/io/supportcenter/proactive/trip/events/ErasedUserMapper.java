package io.supportcenter.proactive.trip.events;

import io.supportcenter.events.UserState;
import io.supportcenter.kit.values.UserId;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Reads the states of users. */
public final class ErasedUserMapper {

  private ErasedUserMapper() {}

  /** The user, when they have been erased. */
  public static Optional<UserId> erased(SpecificRecord event) {
    UserState state = (UserState) event;
    return state.getErased() ? Optional.of(new UserId(state.getUserId())) : Optional.empty();
  }
}
