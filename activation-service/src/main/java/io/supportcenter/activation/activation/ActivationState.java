package io.supportcenter.activation.activation;

import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;
import java.util.List;

/** How far an activation has come. */
public sealed interface ActivationState {

  StateCode code();

  /** The provider has not received anything: it may be cancelled. */
  sealed interface BeforeSubmission extends ActivationState {}

  /** The provider may have it, and has not said what became of it. */
  sealed interface AtProvider extends ActivationState {}

  /** The provider has a service for it. */
  sealed interface Provided extends ActivationState {
    ServiceId service();
  }

  /** Over. */
  sealed interface Ended extends ActivationState {}

  /** Waits for the device to be registered: requests and registrations race. */
  record Requested(Instant until) implements BeforeSubmission {
    @Override
    public StateCode code() {
      return StateCode.REQUESTED;
    }
  }

  /** The device may have the service; waits for the user's credentials. */
  record Validated(Instant until) implements BeforeSubmission {
    @Override
    public StateCode code() {
      return StateCode.VALIDATED;
    }
  }

  /** Everything the provider needs is available. */
  record CredentialsReady() implements BeforeSubmission {
    @Override
    public StateCode code() {
      return StateCode.CREDENTIALS_READY;
    }
  }

  /** The provider cannot continue without more from the user. */
  record Held(List<String> needed, Instant until) implements BeforeSubmission {
    public Held {
      needed = List.copyOf(needed);
    }

    @Override
    public StateCode code() {
      return StateCode.HELD;
    }
  }

  record Submitting() implements AtProvider {
    @Override
    public StateCode code() {
      return StateCode.SUBMITTING;
    }
  }

  /**
   * The provider's answer was lost: it is asked what became of the request before it is repeated.
   */
  record UnknownOutcome() implements AtProvider {
    @Override
    public StateCode code() {
      return StateCode.UNKNOWN_OUTCOME;
    }
  }

  /** The provider has accepted it. */
  record Submitted(ProviderTracking progress, Instant until) implements AtProvider {
    @Override
    public StateCode code() {
      return StateCode.SUBMITTED;
    }
  }

  /**
   * The provider has done its part; the device has yet to receive the signal.
   *
   * @param isSignalAsked the provider is being asked to send its signal again
   */
  record AwaitingDevice(ServiceId service, Instant until, boolean isSignalAsked)
      implements Provided {
    @Override
    public StateCode code() {
      return StateCode.AWAITING_DEVICE;
    }
  }

  record Active(ServiceId service) implements Provided {
    @Override
    public StateCode code() {
      return StateCode.ACTIVE;
    }
  }

  /** The provider is being asked to end the service. */
  record Deactivating(ServiceId service, DeactivationReason reason) implements Provided {
    @Override
    public StateCode code() {
      return StateCode.DEACTIVATING;
    }
  }

  record Deactivated(ServiceId service, DeactivationReason reason) implements Ended {
    @Override
    public StateCode code() {
      return StateCode.DEACTIVATED;
    }
  }

  /** We or the provider refused. */
  record Rejected(ActivationReason reason) implements Ended {
    @Override
    public StateCode code() {
      return StateCode.REJECTED;
    }
  }

  /** The service was not activated, though nobody refused. */
  record Failed(ActivationReason reason) implements Ended {
    @Override
    public StateCode code() {
      return StateCode.FAILED;
    }
  }

  record Cancelled() implements Ended {
    @Override
    public StateCode code() {
      return StateCode.CANCELLED;
    }
  }

  /** Whether the credentials may still be needed; else they are wiped. */
  default boolean keepsCredentials() {
    return switch (this) {
      case Requested _, Validated _, CredentialsReady _, Submitting _, UnknownOutcome _ -> true;
      case Held _, Submitted _, Provided _, Ended _ -> false;
    };
  }

  /** Whether the user may hand over credentials now. */
  default boolean takesCredentials() {
    return switch (this) {
      case Requested _, Validated _, CredentialsReady _, Held _ -> true;
      case AtProvider _, Provided _, Ended _ -> false;
    };
  }
}
