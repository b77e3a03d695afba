package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AtProvider;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.BeforeSubmission;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
import io.supportcenter.activation.activation.ActivationState.Deactivated;
import io.supportcenter.activation.activation.ActivationState.Deactivating;
import io.supportcenter.activation.activation.ActivationState.Ended;
import io.supportcenter.activation.activation.ActivationState.Failed;
import io.supportcenter.activation.activation.ActivationState.Held;
import io.supportcenter.activation.activation.ActivationState.Provided;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ActivationState.Validated;
import io.supportcenter.activation.activation.ActivationState.Waiting;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What answers and events show of a state. */
public final class StateDetails {

  /** What an activation waits for when it is the credentials themselves. */
  public static final String CREDENTIALS = "credentials";

  private StateDetails() {}

  /** How long the state lasts, unless something happens. */
  public static Optional<Instant> until(ActivationState state) {
    return state instanceof Waiting waiting ? Optional.of(waiting.until()) : Optional.empty();
  }

  /** The provider's service, once there is one. */
  public static Optional<ServiceId> service(ActivationState state) {
    return switch (state) {
      case Provided provided -> Optional.of(provided.service());
      case Deactivated(ServiceId service, _) -> Optional.of(service);
      case BeforeSubmission _, AtProvider _, Rejected _, Failed _, Cancelled _ -> Optional.empty();
    };
  }

  /** What the user has to provide. */
  public static List<String> needed(ActivationState state) {
    return switch (state) {
      case Validated _ -> List.of(CREDENTIALS);
      case Held(List<String> needed, _) -> needed;
      case BeforeSubmission _, AtProvider _, Provided _, Ended _ -> List.of();
    };
  }

  /** The name of the reason why it ended. */
  public static Optional<String> reason(ActivationState state) {
    return switch (state) {
      case Rejected(ActivationReason reason) -> Optional.of(reason.name());
      case Failed(ActivationReason reason) -> Optional.of(reason.name());
      case Deactivating(_, DeactivationReason reason) -> Optional.of(reason.name());
      case Deactivated(_, DeactivationReason reason) -> Optional.of(reason.name());
      case BeforeSubmission _, AtProvider _ -> Optional.empty();
      case AwaitingDevice _, Active _, Cancelled _ -> Optional.empty();
    };
  }
}
