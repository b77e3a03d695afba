package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
import io.supportcenter.activation.activation.ActivationState.Cancelling;
import io.supportcenter.activation.activation.ActivationState.CredentialsReady;
import io.supportcenter.activation.activation.ActivationState.Deactivated;
import io.supportcenter.activation.activation.ActivationState.Deactivating;
import io.supportcenter.activation.activation.ActivationState.Failed;
import io.supportcenter.activation.activation.ActivationState.Held;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ActivationState.Requested;
import io.supportcenter.activation.activation.ActivationState.Submitted;
import io.supportcenter.activation.activation.ActivationState.Submitting;
import io.supportcenter.activation.activation.ActivationState.UnknownOutcome;
import io.supportcenter.activation.activation.ActivationState.Validated;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.device.DeviceEligibility.Activatable;
import io.supportcenter.activation.device.DeviceEligibility.Unfitness;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.Refusal;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One example of everything that is finite, for tests that try all of it. */
final class Examples {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant LATER = NOW.plus(Duration.ofDays(30));
  static final ServiceId SERVICE = new ServiceId("svc-1");
  static final DeviceInformation DEVICE =
      new DeviceInformation("Aurelia Audio", "AX-700", "AX70000123");
  static final DeviceEligibility FIT = new Activatable(DEVICE);
  static final DeviceEligibility NOT_KNOWN = new DeviceEligibility.NotKnown();
  static final ActivationLimits LIMITS =
      new ActivationLimits(
          Duration.ofMinutes(10),
          Duration.ofDays(1),
          Duration.ofHours(12),
          Duration.ofHours(1),
          Duration.ofDays(7));
  static final Actor ADA = new Actor(Actor.Kind.USER, "ada");
  static final Actor AGENT = new Actor(Actor.Kind.AGENT, "agent-7");
  static final ProviderTracking MONITOR = new ProviderTracking.OfMonitor("m-1", Optional.empty());
  static final EndingRound ROUND = new EndingRound(NOW.plus(Duration.ofDays(7)), 0);
  static final FollowUp END = new FollowUp.EndService(SERVICE, ROUND);
  static final ServiceOrder ORDER =
      new ServiceOrder(
          new UserId("ada"),
          new AssetId("asset-1"),
          new ProviderId("skywave-radio"),
          new PlanId("all-access"),
          ADA,
          Optional.empty(),
          NOW);

  private Examples() {}

  static List<ActivationState> states() {
    return List.of(
        new Requested(LATER),
        new Validated(LATER),
        new CredentialsReady(),
        new Held(List.of("pin"), LATER),
        new Submitting(),
        new UnknownOutcome(),
        new Submitted(MONITOR, LATER),
        new Cancelling(Optional.empty(), LATER),
        new Cancelling(Optional.of(new ProviderTracking.OfService(SERVICE)), LATER),
        new AwaitingDevice(SERVICE, LATER, false),
        new AwaitingDevice(SERVICE, LATER, true),
        new Active(SERVICE),
        new Deactivating(SERVICE, DeactivationReason.DEVICE_STOLEN),
        new Deactivated(SERVICE, DeactivationReason.DEVICE_STOLEN),
        new Rejected(ActivationReason.NOT_OWNER),
        new Failed(ActivationReason.PROVIDER_ERROR),
        new Cancelled());
  }

  static Stream<DeviceEligibility> eligibilities() {
    return Stream.concat(
        Stream.of(FIT, NOT_KNOWN, new DeviceEligibility.Unclear()),
        Arrays.stream(Unfitness.values()).map(DeviceEligibility.Unfit::new));
  }

  private static Stream<ProviderAnswer> answers() {
    return Stream.concat(
        Stream.of(
            new ProviderAnswer.Accepted(
                new ProviderTracking.OfMonitor("m-2", Optional.of(SERVICE))),
            new ProviderAnswer.Accepted(new ProviderTracking.OfService(SERVICE)),
            new ProviderAnswer.StillWorking(),
            new ProviderAnswer.IsActive(SERVICE),
            new ProviderAnswer.WaitsForDevice(SERVICE),
            new ProviderAnswer.NeedsInformation(List.of("pin")),
            new ProviderAnswer.Broken(),
            new ProviderAnswer.NeverHeard()),
        Arrays.stream(Refusal.values()).map(ProviderAnswer.Refused::new));
  }

  private static Stream<EndingAnswer> endings() {
    return Stream.of(
        new EndingAnswer.Ended(),
        new EndingAnswer.AtWork(MONITOR),
        new EndingAnswer.Forgotten(),
        new EndingAnswer.Refused("CONTRACT_BOUND"),
        new EndingAnswer.Broken(Optional.empty()),
        new EndingAnswer.NeverHeard());
  }

  static List<Trigger> occurrences() {
    return Stream.of(
            eligibilities().map(Trigger.DeviceSeen::new),
            eligibilities().map(Trigger.SendingWithheld::new),
            answers().flatMap(a -> eligibilities().map(s -> new Trigger.ProviderAnswered(a, s))),
            endings().map(a -> new Trigger.EndingAnswered(SERVICE, a, ROUND)),
            Stream.of(
                new Trigger.CredentialsGiven(),
                new Trigger.SubmissionBegun(),
                new Trigger.AnswerLost(),
                new Trigger.CancellationAsked(ADA),
                new Trigger.DeactivationAsked(AGENT),
                new Trigger.ServicesFound(List.of(SERVICE)),
                new Trigger.NothingToEnd(LATER),
                new Trigger.SignalAsked(ADA),
                new Trigger.SignalCompleted(SERVICE),
                new Trigger.TimePassed()))
        .<Trigger>flatMap(s -> s)
        .toList();
  }

  static Activation in(ActivationState state) {
    return new Activation(
        ActivationId.ofRequest("ada", "r-1"),
        ORDER,
        state,
        state instanceof Requested ? Optional.empty() : Optional.of(DEVICE),
        state instanceof CredentialsReady
            || state instanceof Submitting
            || state instanceof UnknownOutcome,
        Optional.empty(),
        Optional.empty(),
        3);
  }
}
