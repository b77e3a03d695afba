package io.supportcenter.activation.activation;

import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far an activation has come. */
public sealed interface ActivationState {

  default StateCode code() {
    return switch (this) {
      case Requested _ -> StateCode.REQUESTED;
      case Validated _ -> StateCode.VALIDATED;
      case CredentialsReady _ -> StateCode.CREDENTIALS_READY;
      case Held _ -> StateCode.HELD;
      case Submitting _ -> StateCode.SUBMITTING;
      case UnknownOutcome _ -> StateCode.UNKNOWN_OUTCOME;
      case Submitted _ -> StateCode.SUBMITTED;
      case Cancelling _ -> StateCode.CANCELLING;
      case AwaitingDevice _ -> StateCode.AWAITING_DEVICE;
      case Active _ -> StateCode.ACTIVE;
      case Deactivating _ -> StateCode.DEACTIVATING;
      case Deactivated _ -> StateCode.DEACTIVATED;
      case Rejected _ -> StateCode.REJECTED;
      case Failed _ -> StateCode.FAILED;
      case Cancelled _ -> StateCode.CANCELLED;
    };
  }

  /** The provider has not received anything: it may be cancelled. */
  sealed interface BeforeSubmission extends ActivationState {}

  /** The provider may have it, and has not said what became of it. */
  sealed interface AtProvider extends ActivationState {}

  /** The provider has a service for it. */
  sealed interface Provided extends ActivationState {
    ServiceId service();
  }

  /** Lasts a limited time, unless something happens. */
  sealed interface Waiting extends ActivationState {
    Instant until();
  }

  /** Over: nothing changes it from then on. */
  sealed interface Ended extends ActivationState {}

  /** Waits for the device to be registered: requests and registrations race. */
  record Requested(Instant until) implements BeforeSubmission, Waiting {}

  /** The device may have the service; waits for the user's credentials. */
  record Validated(Instant until) implements BeforeSubmission, Waiting {}

  /** Everything the provider needs is available. */
  record CredentialsReady() implements BeforeSubmission {}

  /** The provider cannot continue without more from the user. */
  record Held(List<String> needed, Instant until) implements BeforeSubmission, Waiting {
    public Held {
      needed = List.copyOf(needed);
    }
  }

  record Submitting() implements AtProvider {}

  /**
   * The provider's answer was lost: it is asked what became of the request before it is repeated.
   */
  record UnknownOutcome() implements AtProvider {}

  /** The provider has accepted it. */
  record Submitted(ProviderTracking progress, Instant until) implements AtProvider, Waiting {}

  /**
   * Cancelled when the provider may have the request already: what it makes of it is ended.
   *
   * @param progress where the provider shows it, once it has accepted the request
   */
  record Cancelling(Optional<ProviderTracking> progress, Instant until)
      implements AtProvider, Waiting {}

  /**
   * The provider has done its part; the device has yet to receive the signal.
   *
   * @param isSignalAsked the provider is being asked to send its signal again
   */
  record AwaitingDevice(ServiceId service, Instant until, boolean isSignalAsked)
      implements Provided, Waiting {}

  record Active(ServiceId service) implements Provided {}

  /** The provider is being asked to end the service. */
  record Deactivating(ServiceId service, DeactivationReason reason) implements Provided {}

  record Deactivated(ServiceId service, DeactivationReason reason) implements Ended {}

  /** We or the provider refused. */
  record Rejected(ActivationReason reason) implements Ended {}

  /** The service was not activated, though nobody refused. */
  record Failed(ActivationReason reason) implements Ended {}

  record Cancelled() implements Ended {}

  /** Whether the service is, or may become, what its user has asked for. */
  default boolean isWanted() {
    return switch (this) {
      case Cancelling _, Deactivating _, Ended _ -> false;
      case BeforeSubmission _,
          Submitting _,
          UnknownOutcome _,
          Submitted _,
          AwaitingDevice _,
          Active _ ->
          true;
    };
  }

  /** Whether the credentials may still be needed; else they are wiped. */
  default boolean keepsCredentials() {
    return switch (this) {
      case Requested _, Validated _, CredentialsReady _, Submitting _, UnknownOutcome _ -> true;
      case Held _, Submitted _, Cancelling _, Provided _, Ended _ -> false;
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
