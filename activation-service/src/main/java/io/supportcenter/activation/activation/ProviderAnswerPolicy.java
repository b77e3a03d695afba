package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.AtProvider;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.BeforeSubmission;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
import io.supportcenter.activation.activation.ActivationState.Cancelling;
import io.supportcenter.activation.activation.ActivationState.Deactivated;
import io.supportcenter.activation.activation.ActivationState.Failed;
import io.supportcenter.activation.activation.ActivationState.Held;
import io.supportcenter.activation.activation.ActivationState.Provided;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ActivationState.Submitted;
import io.supportcenter.activation.activation.ActivationState.Waiting;
import io.supportcenter.activation.activation.Trigger.ProviderAnswered;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a provider's answer makes of an activation. */
final class ProviderAnswerPolicy {

  private final ActivationLimits limits;
  private final EndingPolicy endings;

  ProviderAnswerPolicy(ActivationLimits limits, EndingPolicy endings) {
    this.limits = limits;
    this.endings = endings;
  }

  Decision decide(Activation activation, ProviderAnswered answered, Instant now) {
    return switch (activation.state()) {
      case Cancelling cancelling -> cancelling(activation, cancelling, answered.answer(), now);
      case AtProvider _, AwaitingDevice _ -> open(activation, answered, now);
      case Failed _, Rejected _, Cancelled _ -> tooLate(activation, answered.answer(), now);
      case BeforeSubmission _, Provided _, Deactivated _ -> activation.stay();
    };
  }

  /** The service is no longer wanted. */
  private Decision tooLate(Activation activation, ProviderAnswer answer, Instant now) {
    // Without the service's id the provider is asked what it has made of the request.
    return service(answer)
        .map(service -> activation.stay(endings.end(service, now)))
        .orElseGet(activation::stay);
  }

  private static Optional<ServiceId> service(ProviderAnswer answer) {
    return switch (answer) {
      case ProviderAnswer.Accepted(ProviderTracking progress) -> progress.knownService();
      case ProviderAnswer.IsActive(ServiceId service) -> Optional.of(service);
      case ProviderAnswer.WaitsForDevice(ServiceId service) -> Optional.of(service);
      case ProviderAnswer.StillWorking _,
          ProviderAnswer.NeedsInformation _,
          ProviderAnswer.Refused _,
          ProviderAnswer.Broken _,
          ProviderAnswer.NeverHeard _ ->
          Optional.empty();
    };
  }

  /** It was cancelled while the provider was at work. */
  private Decision cancelling(
      Activation activation, Cancelling cancelling, ProviderAnswer answer, Instant now) {
    return switch (answer) {
      case ProviderAnswer.IsActive(ServiceId service) ->
          endings.deactivate(activation, service, DeactivationReason.REQUESTED, now);
      case ProviderAnswer.WaitsForDevice(ServiceId service) ->
          endings.deactivate(activation, service, DeactivationReason.REQUESTED, now);
      case ProviderAnswer.NeedsInformation _, ProviderAnswer.Refused _ ->
          activation.to(new Cancelled());
      case ProviderAnswer.Broken _, ProviderAnswer.NeverHeard _ -> cancelled(activation, now);
      case ProviderAnswer.Accepted _, ProviderAnswer.StillWorking _
          when isOverdue(activation, now) ->
          cancelled(activation, now);
      case ProviderAnswer.Accepted(ProviderTracking progress) ->
          activation.to(
              new Cancelling(Optional.of(progress), cancelling.until()),
              new FollowUp.Watch(progress));
      case ProviderAnswer.StillWorking _ -> watchAgain(activation);
    };
  }

  /** Nobody waits for the provider any longer; what it makes all the same is ended. */
  Decision cancelled(Activation activation, Instant now) {
    return new Decision(
        activation, activation.in(new Cancelled()), endWhateverThereIs(activation, now));
  }

  private Decision open(Activation activation, ProviderAnswered answered, Instant now) {
    Optional<DeactivationReason> gone = gone(answered.eligibility());
    return switch (answered.answer()) {
      case ProviderAnswer.Accepted _, ProviderAnswer.StillWorking _
          when isOverdue(activation, now) ->
          overdue(activation, now);
      case ProviderAnswer.Accepted(ProviderTracking progress) ->
          accepted(activation, progress, now);
      case ProviderAnswer.StillWorking _ -> watchAgain(activation);
      case ProviderAnswer.IsActive(ServiceId service) ->
          gone.map(reason -> endings.deactivate(activation, service, reason, now))
              .orElseGet(() -> activation.to(new ActivationState.Active(service)));
      case ProviderAnswer.WaitsForDevice(ServiceId service) ->
          gone.map(reason -> endings.deactivate(activation, service, reason, now))
              .orElseGet(() -> awaitDevice(activation, service, now));
      case ProviderAnswer.NeedsInformation(List<String> needed) ->
          hold(activation, needed, answered.eligibility(), now);
      case ProviderAnswer.Refused(var refusal) ->
          activation.to(new Rejected(ActivationReason.valueOf(refusal.name())));
      case ProviderAnswer.Broken _ -> fail(activation, ActivationReason.PROVIDER_ERROR, now);
      case ProviderAnswer.NeverHeard _ -> fail(activation, ActivationReason.PROVIDER_TIMEOUT, now);
    };
  }

  /** Whether the last look, after the time of the state, has found nothing new. */
  private static boolean isOverdue(Activation activation, Instant now) {
    return activation.state() instanceof Waiting waiting && !now.isBefore(waiting.until());
  }

  private Decision overdue(Activation activation, Instant now) {
    ActivationReason reason =
        activation.state() instanceof AwaitingDevice
            ? ActivationReason.DEVICE_NOT_REACHED
            : ActivationReason.PROVIDER_TIMEOUT;
    return fail(activation, reason, now);
  }

  private Decision accepted(Activation activation, ProviderTracking progress, Instant now) {
    if (activation.state() instanceof Submitted(_, Instant until)) {
      return activation.to(new Submitted(progress, until), new FollowUp.Watch(progress));
    }
    if (activation.state() instanceof AwaitingDevice) {
      return watchAgain(activation);
    }
    Instant until = now.plus(limits.forProvider());
    return activation.to(
        new Submitted(progress, until),
        new FollowUp.Watch(progress),
        new FollowUp.LookAgain(until));
  }

  /** Looks again where the provider shows its progress, if that is known. */
  static Decision watchAgain(Activation activation) {
    return progress(activation.state())
        .map(progress -> activation.stay(new FollowUp.Watch(progress)))
        .orElseGet(activation::stay);
  }

  private static Optional<ProviderTracking> progress(ActivationState state) {
    return switch (state) {
      case Submitted(ProviderTracking progress, _) -> Optional.of(progress);
      case Cancelling(Optional<ProviderTracking> progress, _) -> progress;
      case AwaitingDevice(ServiceId service, _, _) ->
          Optional.of(new ProviderTracking.OfService(service));
      case BeforeSubmission _,
          ActivationState.Submitting _,
          ActivationState.UnknownOutcome _,
          Provided _,
          ActivationState.Ended _ ->
          Optional.empty();
    };
  }

  private Decision awaitDevice(Activation activation, ServiceId service, Instant now) {
    if (activation.state() instanceof AwaitingDevice) {
      return isOverdue(activation, now) ? overdue(activation, now) : watchAgain(activation);
    }
    Instant until = now.plus(limits.forDevice());
    return activation.to(
        new AwaitingDevice(service, until, false),
        new FollowUp.Watch(new ProviderTracking.OfService(service)),
        new FollowUp.LookAgain(until));
  }

  private Decision hold(
      Activation activation, List<String> needed, DeviceEligibility eligibility, Instant now) {
    if (eligibility instanceof DeviceEligibility.Unfit(var unfitness)) {
      return activation.to(new Rejected(ActivationReason.of(unfitness)));
    }
    Instant until = now.plus(limits.forUser());
    return activation.to(new Held(needed, until), new FollowUp.LookAgain(until));
  }

  private Decision fail(Activation activation, ActivationReason reason, Instant now) {
    return new Decision(
        activation, activation.in(new Failed(reason)), endWhateverThereIs(activation, now));
  }

  /** The provider may have made a service, or make it yet. */
  private List<FollowUp> endWhateverThereIs(Activation activation, Instant now) {
    List<FollowUp> ends = new ArrayList<>();
    progress(activation.state())
        .flatMap(ProviderTracking::knownService)
        .ifPresent(service -> ends.add(endings.end(service, now)));
    if (!(activation.state() instanceof Provided)) {
      ends.add(endings.endWhateverThereIs(now));
    }
    return ends;
  }

  private static Optional<DeactivationReason> gone(DeviceEligibility eligibility) {
    return switch (eligibility) {
      case DeviceEligibility.Activatable _, DeviceEligibility.Unclear _ -> Optional.empty();
      case DeviceEligibility.NotKnown _ -> Optional.of(DeactivationReason.DEVICE_WITHDRAWN);
      case DeviceEligibility.Unfit(var unfitness) -> Optional.of(DeactivationReason.of(unfitness));
    };
  }
}
