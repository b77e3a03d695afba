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
      ActivationId id,
      ServiceOrder order,
      boolean hasCredentials,
      DeviceEligibility eligibility,
      Obstacles obstacles,
      Instant now) {
    Requested waiting = new Requested(now.plus(limits.forRegistration()));
    Activation received = new Activation(id, order, waiting, Optional.empty(), hasCredentials, 0);
    if (obstacles.providerUnknown()) {
      return reject(received, ActivationReason.PROVIDER_UNKNOWN);
    }
    if (obstacles.alreadyRequested()) {
      return reject(received, ActivationReason.ALREADY_REQUESTED);
    }
    Decision seen = deviceSeen(received, eligibility, now);
    return seen.isChange()
        ? seen
        : new Decision(received, received, List.of(new FollowUp.LookAgain(waiting.until())));
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
      case Trigger.DeactivationAsked _ -> deactivationAsked(activation);
      case Trigger.SignalAsked _ -> signalAsked(activation);
      case Trigger.SignalCompleted(ServiceId service) -> signalCompleted(activation, service);
      case Trigger.TimePassed _ -> timePassed(activation, now);
    };
  }

  /** Whether a submission that has begun may send device and subscription to the provider now. */
  public static boolean maySend(Activation activation, DeviceEligibility eligibility) {
    boolean isFit =
        eligibility instanceof DeviceEligibility.Activatable
            || eligibility instanceof DeviceEligibility.Unclear;
    boolean isSending =
        activation.state() instanceof Submitting || activation.state() instanceof UnknownOutcome;
    return isFit && isSending;
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
          Decision.none(activation);
      case DeviceEligibility.NotKnown _ ->
          unfit(
              activation,
              ActivationReason.DEVICE_NOT_REGISTERED,
              DeactivationReason.DEVICE_WITHDRAWN);
      case DeviceEligibility.Unfit(var unfitness) ->
          unfit(activation, ActivationReason.of(unfitness), DeactivationReason.of(unfitness));
      case DeviceEligibility.Unclear _ -> Decision.none(activation);
    };
  }

  private Decision fit(Activation activation, DeviceInformation device, Instant now) {
    return switch (activation.state()) {
      case Requested _ -> validated(activation.on(device), now).from(activation);
      case Validated _, CredentialsReady _, Held _ ->
          new Decision(activation, activation.on(device), List.of());
      case AtProvider _, Provided _, Ended _ -> Decision.none(activation);
    };
  }

  private Decision validated(Activation activation, Instant now) {
    if (activation.hasCredentials()) {
      return submit(activation);
    }
    Instant until = now.plus(limits.forUser());
    return new Decision(
        activation, activation.in(new Validated(until)), List.of(new FollowUp.LookAgain(until)));
  }

  private static Decision unfit(
      Activation activation, ActivationReason reason, DeactivationReason deactivation) {
    return switch (activation.state()) {
      case BeforeSubmission _ -> reject(activation, reason);
      case AwaitingDevice(var service, _, _) ->
          ProviderAnswerPolicy.deactivate(activation, service, deactivation);
      case Active(var service) ->
          ProviderAnswerPolicy.deactivate(activation, service, deactivation);
      // The provider's answer looks at the device again.
      case AtProvider _, Deactivating _, Ended _ -> Decision.none(activation);
    };
  }

  private static Decision credentialsGiven(Activation activation) {
    return switch (activation.state()) {
      case Requested _, CredentialsReady _ ->
          new Decision(activation, activation.withCredentials(), List.of());
      case Validated _, Held _ -> submit(activation.withCredentials()).from(activation);
      case AtProvider _, Provided _, Ended _ -> Decision.none(activation);
    };
  }

  private static Decision submit(Activation activation) {
    return new Decision(
        activation, activation.in(new CredentialsReady()), List.of(new FollowUp.Submit()));
  }

  private static Decision submissionBegun(Activation activation) {
    return activation.state() instanceof CredentialsReady
        ? new Decision(activation, activation.in(new Submitting()), List.of())
        : Decision.none(activation);
  }

  private Decision sendingWithheld(
      Activation activation, DeviceEligibility eligibility, Instant now) {
    return switch (activation.state()) {
      case Submitting _, UnknownOutcome _ -> notSent(activation, eligibility, now);
      case BeforeSubmission _, Submitted _, Provided _, Ended _ -> Decision.none(activation);
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
    return new Decision(
        activation, activation.in(new Rejected(reason)), List.of(answers.endWhateverThereIs(now)));
  }

  private static Decision answerLost(Activation activation) {
    return activation.state() instanceof Submitting
        ? new Decision(activation, activation.in(new UnknownOutcome()), List.of())
        : Decision.none(activation);
  }

  private static Decision serviceEnded(Activation activation) {
    return activation.state() instanceof Deactivating(var service, var reason)
        ? new Decision(activation, activation.in(new Deactivated(service, reason)), List.of())
        : Decision.none(activation);
  }

  private static Decision cancellationAsked(Activation activation) {
    return activation.state() instanceof BeforeSubmission
        ? new Decision(activation, activation.in(new Cancelled()), List.of())
        : Decision.none(activation);
  }

  private static Decision deactivationAsked(Activation activation) {
    return switch (activation.state()) {
      case AwaitingDevice(var service, _, _) ->
          ProviderAnswerPolicy.deactivate(activation, service, DeactivationReason.REQUESTED);
      case Active(var service) ->
          ProviderAnswerPolicy.deactivate(activation, service, DeactivationReason.REQUESTED);
      case BeforeSubmission _, AtProvider _, Deactivating _, Ended _ -> Decision.none(activation);
    };
  }

  private static Decision signalAsked(Activation activation) {
    return activation.state() instanceof AwaitingDevice(var service, Instant until, boolean isAsked)
            && !isAsked
        ? new Decision(
            activation,
            activation.in(new AwaitingDevice(service, until, true)),
            List.of(new FollowUp.ResendSignal(service)))
        : Decision.none(activation);
  }

  /** A signal that the end of its service overtook may have started the service again. */
  private static Decision signalCompleted(Activation activation, ServiceId service) {
    return switch (activation.state()) {
      case AwaitingDevice(var awaited, Instant until, _) ->
          new Decision(
              activation, activation.in(new AwaitingDevice(awaited, until, false)), List.of());
      case Deactivating _, Ended _ -> ProviderAnswerPolicy.end(activation, service);
      case BeforeSubmission _, AtProvider _, Active _ -> Decision.none(activation);
    };
  }

  private Decision timePassed(Activation activation, Instant now) {
    return switch (activation.state()) {
      case Requested(Instant until) when isOver(until, now) ->
          reject(activation, ActivationReason.DEVICE_NOT_REGISTERED);
      case Validated(Instant until) when isOver(until, now) ->
          reject(activation, ActivationReason.CREDENTIALS_NOT_GIVEN);
      case Held(_, Instant until) when isOver(until, now) ->
          reject(activation, ActivationReason.CREDENTIALS_NOT_GIVEN);
      case Submitted(_, Instant until) when isOver(until, now) ->
          fail(activation, ActivationReason.PROVIDER_TIMEOUT, answers.endWhateverThereIs(now));
      case AwaitingDevice(var service, Instant until, _) when isOver(until, now) ->
          fail(activation, ActivationReason.DEVICE_NOT_REACHED, new FollowUp.EndService(service));
      case BeforeSubmission _, AtProvider _, Provided _, Ended _ -> waitOn(activation);
    };
  }

  /** A timer may be early: it is due by the database's clock, or was set by an earlier state. */
  private static Decision waitOn(Activation activation) {
    return new Decision(
        activation,
        activation,
        StateDetails.until(activation.state()).<FollowUp>map(FollowUp.LookAgain::new).stream()
            .toList());
  }

  private static boolean isOver(Instant until, Instant now) {
    return !now.isBefore(until);
  }

  private static Decision reject(Activation activation, ActivationReason reason) {
    return new Decision(activation, activation.in(new Rejected(reason)), List.of());
  }

  private static Decision fail(Activation activation, ActivationReason reason, FollowUp followUp) {
    return new Decision(activation, activation.in(new Failed(reason)), List.of(followUp));
  }
}
