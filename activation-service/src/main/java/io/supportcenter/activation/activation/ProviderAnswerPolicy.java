package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.AtProvider;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.BeforeSubmission;
import io.supportcenter.activation.activation.ActivationState.Deactivating;
import io.supportcenter.activation.activation.ActivationState.Ended;
import io.supportcenter.activation.activation.ActivationState.Failed;
import io.supportcenter.activation.activation.ActivationState.Held;
import io.supportcenter.activation.activation.ActivationState.Provided;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ActivationState.Submitted;
import io.supportcenter.activation.activation.Trigger.ProviderAnswered;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a provider's answer makes of an activation. */
final class ProviderAnswerPolicy {

  private static final Duration LOOK_SHORTEST = Duration.ofSeconds(1);
  private static final Duration LOOK_LONGEST = Duration.ofHours(1);

  private final ActivationLimits limits;

  ProviderAnswerPolicy(ActivationLimits limits) {
    this.limits = limits;
  }

  Decision decide(Activation activation, ProviderAnswered answered, Instant now) {
    return switch (activation.state()) {
      case AtProvider _, AwaitingDevice _ -> open(activation, answered, now);
      case Failed _, Rejected _ -> tooLate(activation, answered.answer());
      case BeforeSubmission _, Provided _, Ended _ -> activation.stay();
    };
  }

  /** The service is no longer wanted. */
  private static Decision tooLate(Activation activation, ProviderAnswer answer) {
    return switch (answer) {
      case ProviderAnswer.IsActive(ServiceId service) ->
          activation.stay(new FollowUp.EndService(service));
      case ProviderAnswer.WaitsForDevice(ServiceId service) ->
          activation.stay(new FollowUp.EndService(service));
      // The provider is asked what it has made of the request.
      case ProviderAnswer.Accepted _,
          ProviderAnswer.StillWorking _,
          ProviderAnswer.NeedsInformation _,
          ProviderAnswer.Refused _,
          ProviderAnswer.Broken _,
          ProviderAnswer.NeverHeard _ ->
          activation.stay();
    };
  }

  /** The provider was to end whatever it has made, and has nothing. */
  Decision nothingToEnd(Activation activation, Instant until, Instant now) {
    return activation.state() instanceof Ended && now.isBefore(until)
        ? activation.stay(new FollowUp.EndWhateverThereIs(nextLook(until, now), until))
        : activation.stay();
  }

  FollowUp endWhateverThereIs(Instant now) {
    return new FollowUp.EndWhateverThereIs(now, now.plus(limits.forProvider()));
  }

  /** The time spent looking doubles: less and less often, and for the last time at the end. */
  private Instant nextLook(Instant until, Instant now) {
    Duration looked = Duration.between(until.minus(limits.forProvider()), now);
    Duration atLeast = Collections.max(List.of(looked, LOOK_SHORTEST));
    Duration pause = Collections.min(List.of(atLeast, LOOK_LONGEST));
    return Collections.min(List.of(now.plus(pause), until));
  }

  private Decision open(Activation activation, ProviderAnswered answered, Instant now) {
    Optional<DeactivationReason> gone = gone(answered.eligibility());
    return switch (answered.answer()) {
      case ProviderAnswer.Accepted(ProviderTracking progress) ->
          accepted(activation, progress, now);
      case ProviderAnswer.StillWorking _ -> watchAgain(activation);
      case ProviderAnswer.IsActive(ServiceId service) ->
          gone.map(reason -> deactivate(activation, service, reason))
              .orElseGet(() -> activation.to(new ActivationState.Active(service)));
      case ProviderAnswer.WaitsForDevice(ServiceId service) ->
          gone.map(reason -> deactivate(activation, service, reason))
              .orElseGet(() -> awaitDevice(activation, service, now));
      case ProviderAnswer.NeedsInformation(List<String> needed) ->
          hold(activation, needed, answered.eligibility(), now);
      case ProviderAnswer.Refused(var refusal) ->
          activation.to(new Rejected(ActivationReason.valueOf(refusal.name())));
      case ProviderAnswer.Broken _ -> fail(activation, ActivationReason.PROVIDER_ERROR, now);
      case ProviderAnswer.NeverHeard _ -> fail(activation, ActivationReason.PROVIDER_TIMEOUT, now);
    };
  }

  private Decision accepted(Activation activation, ProviderTracking progress, Instant now) {
    if (activation.state() instanceof Submitted || activation.state() instanceof AwaitingDevice) {
      return watchAgain(activation);
    }
    Instant until = now.plus(limits.forProvider());
    return activation.to(
        new Submitted(progress, until),
        new FollowUp.Watch(progress),
        new FollowUp.LookAgain(until));
  }

  private static Decision watchAgain(Activation activation) {
    return switch (activation.state()) {
      case Submitted(ProviderTracking progress, _) -> activation.stay(new FollowUp.Watch(progress));
      case AwaitingDevice(ServiceId service, _, _) ->
          activation.stay(new FollowUp.Watch(new ProviderTracking.OfService(service)));
      case BeforeSubmission _, AtProvider _, Provided _, Ended _ -> activation.stay();
    };
  }

  private Decision awaitDevice(Activation activation, ServiceId service, Instant now) {
    if (activation.state() instanceof AwaitingDevice) {
      return watchAgain(activation);
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

  /** Ends a service that is active, or about to be. */
  static Decision deactivate(Activation activation, DeactivationReason reason) {
    return switch (activation.state()) {
      case BeforeSubmission _, AtProvider _, Deactivating _, Ended _ -> activation.stay();
      case Provided provided -> deactivate(activation, provided.service(), reason);
    };
  }

  private static Decision deactivate(
      Activation activation, ServiceId service, DeactivationReason reason) {
    return activation.to(new Deactivating(service, reason), new FollowUp.EndService(service));
  }

  /** The provider may have made a service all the same. */
  private Decision fail(Activation activation, ActivationReason reason, Instant now) {
    return activation.to(new Failed(reason), endWhateverThereIs(now));
  }

  private static Optional<DeactivationReason> gone(DeviceEligibility eligibility) {
    return switch (eligibility) {
      case DeviceEligibility.Activatable _, DeviceEligibility.Unclear _ -> Optional.empty();
      case DeviceEligibility.NotKnown _ -> Optional.of(DeactivationReason.DEVICE_WITHDRAWN);
      case DeviceEligibility.Unfit(var unfitness) -> Optional.of(DeactivationReason.of(unfitness));
    };
  }
}
