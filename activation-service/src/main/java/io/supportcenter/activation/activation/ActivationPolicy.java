package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationCommand.Kind;
import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AtProvider;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.BeforeSubmission;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
import io.supportcenter.activation.activation.ActivationState.Cancelling;
import io.supportcenter.activation.activation.ActivationState.CredentialsReady;
import io.supportcenter.activation.activation.ActivationState.Deactivating;
import io.supportcenter.activation.activation.ActivationState.Ended;
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
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.values.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a trigger makes of an activation. Pure functions: a trigger that is repeated, or
 * late, changes nothing. Safe for use by several threads.
 */
public final class ActivationPolicy {

  private final ActivationLimits limits;
  private final EndingPolicy endings;
  private final ProviderAnswerPolicy answers;

  public ActivationPolicy(ActivationLimits limits) {
    this.limits = limits;
    this.endings = new EndingPolicy(limits);
    this.answers = new ProviderAnswerPolicy(limits, endings);
  }

  /** What becomes of a request at once. */
  public Decision request(
      ActivationRequest request, DeviceEligibility eligibility, Obstacles obstacles, Instant now) {
    Requested waiting = new Requested(now.plus(limits.forRegistration()));
    boolean hasCredentials = request.subscription().isPresent();
    Activation received =
        new Activation(
            request.id(),
            request.order(),
            waiting,
            Optional.empty(),
            hasCredentials,
            Optional.empty(),
            Optional.empty(),
            0);
    if (obstacles.providerUnknown()) {
      return received.to(new Rejected(ActivationReason.PROVIDER_UNKNOWN));
    }
    if (obstacles.alreadyRequested()) {
      return received.to(new Rejected(ActivationReason.ALREADY_REQUESTED));
    }
    Decision seen = deviceSeen(received, eligibility, now);
    return seen.isChange()
        ? seen
        : new Decision(
            received, received.published(), List.of(new FollowUp.LookAgain(waiting.until())));
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
      case Trigger.EndingAnswered answered -> endings.answered(activation, answered, now);
      case Trigger.ServicesFound(List<ServiceId> services) ->
          endings.servicesFound(activation, services, now);
      case Trigger.NothingToEnd(Instant until) -> endings.nothingToEnd(activation, until, now);
      case Trigger.CancellationAsked(Actor by) ->
          cancellationAsked(activation, new ActivationCommand(Kind.CANCEL, by, now));
      case Trigger.DeactivationAsked(Actor by) ->
          endings.deactivationAsked(
              activation, new ActivationCommand(Kind.DEACTIVATE, by, now), now);
      case Trigger.SignalAsked(Actor by) ->
          signalAsked(activation, new ActivationCommand(Kind.RESEND_SIGNAL, by, now));
      case Trigger.SignalCompleted(ServiceId service) -> signalCompleted(activation, service, now);
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
              DeactivationReason.DEVICE_WITHDRAWN,
              now);
      case DeviceEligibility.Unfit(var unfitness) ->
          unfit(activation, ActivationReason.of(unfitness), DeactivationReason.of(unfitness), now);
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

  private Decision unfit(
      Activation activation,
      ActivationReason reason,
      DeactivationReason deactivation,
      Instant now) {
    // Where the provider has yet to answer, its answer looks at the device again.
    return activation.state() instanceof BeforeSubmission
        ? activation.to(new Rejected(reason))
        : endings.deactivate(activation, deactivation, now);
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
      case Cancelling _ -> answers.cancelled(activation, now);
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
    return activation.to(new Rejected(reason), endings.endWhateverThereIs(now));
  }

  private static Decision answerLost(Activation activation) {
    return activation.state() instanceof Submitting
        ? activation.to(new UnknownOutcome())
        : activation.stay();
  }

  private Decision cancellationAsked(Activation activation, ActivationCommand command) {
    return switch (activation.state()) {
      case BeforeSubmission _ -> activation.commanded(command).to(new Cancelled()).from(activation);
      case Submitting _, UnknownOutcome _ ->
          cancelling(
              activation, command, Optional.empty(), command.at().plus(limits.forProvider()));
      case Submitted(ProviderTracking progress, Instant until) ->
          cancelling(activation, command, Optional.of(progress), until);
      case Cancelling _, Provided _, Ended _ -> activation.stay();
    };
  }

  /** What the provider makes of it is ended as soon as it is known. */
  private static Decision cancelling(
      Activation activation,
      ActivationCommand command,
      Optional<ProviderTracking> progress,
      Instant until) {
    return activation
        .commanded(command)
        .to(new Cancelling(progress, until), new FollowUp.LookAgain(until))
        .from(activation);
  }

  private static Decision signalAsked(Activation activation, ActivationCommand command) {
    return activation.state() instanceof AwaitingDevice(var service, Instant until, boolean isAsked)
            && !isAsked
        ? new Decision(
            activation,
            activation.commanded(command).in(new AwaitingDevice(service, until, true)).published(),
            List.of(new FollowUp.ResendSignal(service)))
        : activation.stay();
  }

  /** A signal that the end of its service overtook may have started the service again. */
  private Decision signalCompleted(Activation activation, ServiceId service, Instant now) {
    return switch (activation.state()) {
      case AwaitingDevice(var awaited, Instant until, _) ->
          activation.to(new AwaitingDevice(awaited, until, false));
      case Deactivating _, Ended _ -> activation.stay(endings.end(service, now));
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
      // The provider may have done it unseen: a last look decides.
      case Submitted _, AwaitingDevice _ -> ProviderAnswerPolicy.watchAgain(activation);
      case Cancelling _ -> answers.cancelled(activation, now);
      case CredentialsReady _, Submitting _, UnknownOutcome _ -> activation.stay();
      case Active _, Deactivating _, Ended _ -> activation.stay();
    };
  }
}
