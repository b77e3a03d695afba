package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.AtProvider;
import io.supportcenter.activation.activation.ActivationState.BeforeSubmission;
import io.supportcenter.activation.activation.ActivationState.Deactivated;
import io.supportcenter.activation.activation.ActivationState.Deactivating;
import io.supportcenter.activation.activation.ActivationState.Ended;
import io.supportcenter.activation.activation.ActivationState.Provided;
import io.supportcenter.activation.activation.Trigger.EndingAnswered;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How services end that are no longer wanted. A provider is asked until the service has ended, for
 * a limited time; one that does not end it is reported.
 */
final class EndingPolicy {

  private static final Duration LOOK_SHORTEST = Duration.ofSeconds(1);
  private static final Duration LOOK_LONGEST = Duration.ofHours(1);

  private final ActivationLimits limits;

  EndingPolicy(ActivationLimits limits) {
    this.limits = limits;
  }

  /** Ends a service that is active, or about to be. */
  Decision deactivate(Activation activation, DeactivationReason reason, Instant now) {
    return switch (activation.state()) {
      case BeforeSubmission _, AtProvider _, Deactivating _, Ended _ -> activation.stay();
      case Provided provided -> deactivate(activation, provided.service(), reason, now);
    };
  }

  Decision deactivate(
      Activation activation, ServiceId service, DeactivationReason reason, Instant now) {
    return activation.to(new Deactivating(service, reason), end(service, now));
  }

  /** Somebody no longer wants the service, or wants the provider to be asked once more. */
  Decision deactivationAsked(Activation activation, ActivationCommand command, Instant now) {
    Activation commanded = activation.commanded(command);
    Optional<StalledEnding> givenUp = activation.stalled().filter(StalledEnding::isGivenUp);
    if (givenUp.isPresent()) {
      return new Decision(
          activation,
          commanded.withStalled(Optional.empty()).published(),
          List.of(end(givenUp.get().service(), now)));
    }
    Decision decision = deactivate(commanded, DeactivationReason.REQUESTED, now);
    return decision.isChange() ? decision.from(activation) : activation.stay();
  }

  Decision answered(Activation activation, EndingAnswered answered, Instant now) {
    return switch (activation.state()) {
      case Deactivating _, Ended _ -> expected(activation, answered, now);
      case BeforeSubmission _, AtProvider _, Provided _ -> activation.stay();
    };
  }

  private static Decision expected(Activation activation, EndingAnswered answered, Instant now) {
    ServiceId service = answered.service();
    EndingRound round = answered.round();
    boolean isOver = !now.isBefore(round.until());
    return switch (answered.answer()) {
      case EndingAnswer.Ended _ -> ended(activation, service);
      case EndingAnswer.AtWork(var tracking) when !isOver ->
          activation.stay(new FollowUp.WatchEnding(service, tracking, round.next()));
      case EndingAnswer.Forgotten _ when !isOver ->
          activation.stay(new FollowUp.EndService(service, round.next()));
      case EndingAnswer.Refused(String code) ->
          stalled(
              activation,
              new StalledEnding(
                  service, DeactivationProblem.REFUSED_BY_PROVIDER, Optional.of(code), now, isOver),
              round);
      case EndingAnswer.Broken(Optional<String> code) ->
          stalled(
              activation,
              new StalledEnding(service, DeactivationProblem.FAILED_AT_PROVIDER, code, now, isOver),
              round);
      case EndingAnswer.AtWork _, EndingAnswer.Forgotten _, EndingAnswer.NeverHeard _ ->
          stalled(
              activation,
              new StalledEnding(
                  service, DeactivationProblem.PROVIDER_TIMEOUT, Optional.empty(), now, true),
              round);
    };
  }

  private static Decision ended(Activation activation, ServiceId service) {
    Activation freed =
        activation.stalled().filter(s -> s.service().equals(service)).isPresent()
            ? activation.withStalled(Optional.empty())
            : activation;
    return activation.state() instanceof Deactivating(ServiceId own, DeactivationReason reason)
            && own.equals(service)
        ? freed.to(new Deactivated(service, reason)).from(activation)
        : new Decision(activation, freed, List.of());
  }

  private static Decision stalled(Activation activation, StalledEnding ending, EndingRound round) {
    List<FollowUp> again =
        ending.isGivenUp()
            ? List.of()
            : List.of(new FollowUp.EndService(ending.service(), round.next()));
    boolean isKnown = activation.stalled().filter(ending::saysSame).isPresent();
    return new Decision(
        activation,
        isKnown ? activation : activation.withStalled(Optional.of(ending)).published(),
        again);
  }

  FollowUp end(ServiceId service, Instant now) {
    return new FollowUp.EndService(service, new EndingRound(now.plus(limits.forEnding()), 0));
  }

  /** For a provider that may have made a service, though none is known. */
  FollowUp endWhateverThereIs(Instant now) {
    return new FollowUp.EndWhateverThereIs(now, now.plus(limits.forProvider()));
  }

  /** The provider has made services of a request that is no longer wanted. */
  Decision servicesFound(Activation activation, List<ServiceId> services, Instant now) {
    return activation.state() instanceof Ended
        ? new Decision(
            activation, activation, services.stream().map(service -> end(service, now)).toList())
        : activation.stay();
  }

  /** The provider was to end whatever it has made, and has nothing. */
  Decision nothingToEnd(Activation activation, Instant until, Instant now) {
    return activation.state() instanceof Ended && now.isBefore(until)
        ? activation.stay(new FollowUp.EndWhateverThereIs(nextLook(until, now), until))
        : activation.stay();
  }

  /** The time spent looking doubles: less and less often, and for the last time at the end. */
  private Instant nextLook(Instant until, Instant now) {
    Duration looked = Duration.between(until.minus(limits.forProvider()), now);
    Duration atLeast = Collections.max(List.of(looked, LOOK_SHORTEST));
    Duration pause = Collections.min(List.of(atLeast, LOOK_LONGEST));
    return Collections.min(List.of(now.plus(pause), until));
  }
}
