package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AtProvider;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.BeforeSubmission;
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
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a trigger makes of an activation. Pure functions: a trigger that is repeated, or
 * late, changes nothing. Safe for use by several threads.
 */
public final class ActivationPolicy {

  private final ActivationLimits limits;
  private final ProviderAnswerPolicy answers;

  public ActivationPolicy(ActivationLimits limits) {
    this.limits = limits;
    this.answers = new ProviderAnswerPolicy(limits);
  }

  /** What becomes of a request at once. */
  public Decision request(
      ActivationRequest request, DeviceEligibility eligibility, Obstacles obstacles, Instant now) {
    Requested waiting = new Requested(now.plus(limits.forRegistration()));
    boolean hasCredentials = request.subscription().isPresent();
    Activation received =
        new Activation(request.id(), request.order(), waiting, Optional.empty(), hasCredentials, 0);
    if (obstacles.providerUnknown()) {
      return received.to(new Rejected(ActivationReason.PROVIDER_UNKNOWN));
    }
    if (obstacles.alreadyRequested()) {
      return received.to(new Rejected(ActivationReason.ALREADY_REQUESTED));
    }
    Decision seen = deviceSeen(received, eligibility, now);
    return seen.isChange() ? seen : received.stay(new FollowUp.LookAgain(waiting.until()));
  }

  public Decision decide(Activation activation, Trigger trigger, Instant now) {
    return switch (trigger) {
      case Trigger.DeviceSeen(DeviceEligibility eligibility) ->
          deviceSeen(activation, eligibility, now);
      case Trigger.CredentialsGiven _ -> credentialsGiven(activation);
      case Trigger.SubmissionBegun _ -> submissionBegun(activation);
      case Trigger.SendingWithheld(DeviceEligibility eligibility) ->
          sendingWithheld(activation, eligibility, now);
      case Trigger.AnswerLost _ -> answerLost(activation);
      case Trigger.ProviderAnswered answered -> answers.decide(activation, answered, now);
      case Trigger.ServiceEnded _ -> serviceEnded(activation);
      case Trigger.NothingToEnd(Instant until) -> answers.nothingToEnd(activation, until, now);
      case Trigger.CancellationAsked _ -> cancellationAsked(activation);
      case Trigger.DeactivationAsked _ ->
          ProviderAnswerPolicy.deactivate(activation, DeactivationReason.REQUESTED);
      case Trigger.SignalAsked _ -> signalAsked(activation);
      case Trigger.SignalCompleted(ServiceId service) -> signalCompleted(activation, service);
      case Trigger.TimePassed _ -> timePassed(activation, now);
    };
  }

  /** Whether a submission that has begun may send device and subscription to the provider now. */
  public static boolean maySend(Activation activation, DeviceEligibility eligibility) {
    boolean isSending =
        activation.state() instanceof Submitting || activation.state() instanceof UnknownOutcome;
    return isSending
        && (eligibility instanceof DeviceEligibility.Activatable
            || eligibility instanceof DeviceEligibility.Unclear);
  }

  /** Whether the provider may be asked now to send this service's signal again. */
  public static boolean maySignal(Activation activation, ServiceId service) {
    return activation.state() instanceof AwaitingDevice awaiting
        && awaiting.service().equals(service);
  }

  private Decision deviceSeen(Activation activation, DeviceEligibility eligibility, Instant now) {
    return switch (eligibility) {
      case DeviceEligibility.Activatable(DeviceInformation device) -> fit(activation, device, now);
      case DeviceEligibility.NotKnown _ when activation.state() instanceof Requested ->
          activation.stay();
      case DeviceEligibility.NotKnown _ ->
          unfit(
              activation,
              ActivationReason.DEVICE_NOT_REGISTERED,
              DeactivationReason.DEVICE_WITHDRAWN);
      case DeviceEligibility.Unfit(var unfitness) ->
          unfit(activation, ActivationReason.of(unfitness), DeactivationReason.of(unfitness));
      case DeviceEligibility.Unclear _ -> activation.stay();
    };
  }

  private Decision fit(Activation activation, DeviceInformation device, Instant now) {
    return switch (activation.state()) {
      case Requested _ -> validated(activation.on(device), now).from(activation);
      case Validated _, CredentialsReady _, Held _ ->
          new Decision(activation, activation.on(device), List.of());
      case AtProvider _, Provided _, Ended _ -> activation.stay();
    };
  }

  private Decision validated(Activation activation, Instant now) {
    if (activation.hasCredentials()) {
      return submit(activation);
    }
    Instant until = now.plus(limits.forUser());
    return activation.to(new Validated(until), new FollowUp.LookAgain(until));
  }

  private static Decision unfit(
      Activation activation, ActivationReason reason, DeactivationReason deactivation) {
    // Where the provider has yet to answer, its answer looks at the device again.
    return activation.state() instanceof BeforeSubmission
        ? activation.to(new Rejected(reason))
        : ProviderAnswerPolicy.deactivate(activation, deactivation);
  }

  private static Decision credentialsGiven(Activation activation) {
    return switch (activation.state()) {
      case Requested _, CredentialsReady _ ->
          new Decision(activation, activation.withCredentials(), List.of());
      case Validated _, Held _ -> submit(activation.withCredentials()).from(activation);
      case AtProvider _, Provided _, Ended _ -> activation.stay();
    };
  }

  private static Decision submit(Activation activation) {
    return activation.to(new CredentialsReady(), new FollowUp.Submit());
  }

  private static Decision submissionBegun(Activation activation) {
    return activation.state() instanceof CredentialsReady
        ? activation.to(new Submitting())
        : activation.stay();
  }

  private Decision sendingWithheld(
      Activation activation, DeviceEligibility eligibility, Instant now) {
    return switch (activation.state()) {
      case Submitting _, UnknownOutcome _ -> notSent(activation, eligibility, now);
      case BeforeSubmission _, Submitted _, Provided _, Ended _ -> activation.stay();
    };
  }

  private Decision notSent(Activation activation, DeviceEligibility eligibility, Instant now) {
    return switch (eligibility) {
      case DeviceEligibility.Activatable _, DeviceEligibility.Unclear _ -> submit(activation);
      case DeviceEligibility.NotKnown _ ->
          rejectAndEnd(activation, ActivationReason.DEVICE_NOT_REGISTERED, now);
      case DeviceEligibility.Unfit(var unfitness) ->
          rejectAndEnd(activation, ActivationReason.of(unfitness), now);
    };
  }

  /** The provider may still act on an earlier attempt. */
  private Decision rejectAndEnd(Activation activation, ActivationReason reason, Instant now) {
    return activation.to(new Rejected(reason), answers.endWhateverThereIs(now));
  }

  private static Decision answerLost(Activation activation) {
    return activation.state() instanceof Submitting
        ? activation.to(new UnknownOutcome())
        : activation.stay();
  }

  private static Decision serviceEnded(Activation activation) {
    return activation.state() instanceof Deactivating(var service, var reason)
        ? activation.to(new Deactivated(service, reason))
        : activation.stay();
  }

  private static Decision cancellationAsked(Activation activation) {
    return activation.state() instanceof BeforeSubmission
        ? activation.to(new Cancelled())
        : activation.stay();
  }

  private static Decision signalAsked(Activation activation) {
    return activation.state() instanceof AwaitingDevice(var service, Instant until, boolean isAsked)
            && !isAsked
        ? activation.to(
            new AwaitingDevice(service, until, true), new FollowUp.ResendSignal(service))
        : activation.stay();
  }

  /** A signal that the end of its service overtook may have started the service again. */
  private static Decision signalCompleted(Activation activation, ServiceId service) {
    return switch (activation.state()) {
      case AwaitingDevice(var awaited, Instant until, _) ->
          activation.to(new AwaitingDevice(awaited, until, false));
      case Deactivating _, Ended _ -> activation.stay(new FollowUp.EndService(service));
      case BeforeSubmission _, AtProvider _, Active _ -> activation.stay();
    };
  }

  private Decision timePassed(Activation activation, Instant now) {
    Optional<Instant> until = StateDetails.until(activation.state());
    if (until.filter(now::isBefore).isPresent()) {
      // A timer may be early: it is due by the database's clock, or was set by an earlier state.
      return activation.stay(new FollowUp.LookAgain(until.get()));
    }
    return switch (activation.state()) {
      case Requested _ -> activation.to(new Rejected(ActivationReason.DEVICE_NOT_REGISTERED));
      case Validated _, Held _ ->
          activation.to(new Rejected(ActivationReason.CREDENTIALS_NOT_GIVEN));
      case Submitted _ ->
          activation.to(
              new Failed(ActivationReason.PROVIDER_TIMEOUT), answers.endWhateverThereIs(now));
      case AwaitingDevice(var service, _, _) ->
          activation.to(
              new Failed(ActivationReason.DEVICE_NOT_REACHED), new FollowUp.EndService(service));
      case CredentialsReady _, Submitting _, UnknownOutcome _ -> activation.stay();
      case Active _, Deactivating _, Ended _ -> activation.stay();
    };
  }
}
