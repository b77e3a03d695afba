package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
import io.supportcenter.activation.activation.ActivationState.CredentialsReady;
import io.supportcenter.activation.activation.ActivationState.Deactivated;
import io.supportcenter.activation.activation.ActivationState.Deactivating;
import io.supportcenter.activation.activation.ActivationState.Ended;
import io.supportcenter.activation.activation.ActivationState.Failed;
import io.supportcenter.activation.activation.ActivationState.Held;
import io.supportcenter.activation.activation.ActivationState.Provided;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ActivationState.Requested;
import io.supportcenter.activation.activation.ActivationState.Submitted;
import io.supportcenter.activation.activation.ActivationState.Submitting;
import io.supportcenter.activation.activation.ActivationState.UnknownOutcome;
import io.supportcenter.activation.activation.ActivationState.Validated;
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
    return switch (state) {
      case Requested(Instant until) -> Optional.of(until);
      case Validated(Instant until) -> Optional.of(until);
      case Held(_, Instant until) -> Optional.of(until);
      case Submitted(_, Instant until) -> Optional.of(until);
      case AwaitingDevice(_, Instant until, _) -> Optional.of(until);
      case CredentialsReady _, Submitting _, UnknownOutcome _ -> Optional.empty();
      case Active _, Deactivating _, Ended _ -> Optional.empty();
    };
  }

  /** The provider's service, once there is one. */
  public static Optional<ServiceId> service(ActivationState state) {
    return switch (state) {
      case Provided provided -> Optional.of(provided.service());
      case Deactivated(ServiceId service, _) -> Optional.of(service);
      case Requested _, Validated _, CredentialsReady _, Held _ -> Optional.empty();
      case Submitting _, UnknownOutcome _, Submitted _ -> Optional.empty();
      case Rejected _, Failed _, Cancelled _ -> Optional.empty();
    };
  }

  /** What the user has to provide. */
  public static List<String> needed(ActivationState state) {
    return switch (state) {
      case Validated _ -> List.of(CREDENTIALS);
      case Held(List<String> needed, _) -> needed;
      case Requested _, CredentialsReady _, Submitting _, UnknownOutcome _ -> List.of();
      case Submitted _, Provided _, Ended _ -> List.of();
    };
  }

  /** The name of the reason why it ended. */
  public static Optional<String> reason(ActivationState state) {
    return switch (state) {
      case Rejected(ActivationReason reason) -> Optional.of(reason.name());
      case Failed(ActivationReason reason) -> Optional.of(reason.name());
      case Deactivating(_, DeactivationReason reason) -> Optional.of(reason.name());
      case Deactivated(_, DeactivationReason reason) -> Optional.of(reason.name());
      case Requested _, Validated _, CredentialsReady _, Held _ -> Optional.empty();
      case Submitting _, UnknownOutcome _, Submitted _ -> Optional.empty();
      case AwaitingDevice _, Active _, Cancelled _ -> Optional.empty();
    };
  }
}
