package io.supportcenter.activation.activation;

import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
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
import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.device.DeviceStanding;
import io.supportcenter.activation.device.DeviceStanding.Activatable;
import io.supportcenter.activation.device.DeviceStanding.Unfitness;
import io.supportcenter.activation.party.Actor;
import io.supportcenter.activation.party.UserId;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.Progress;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.activation.provider.Refusal;
import io.supportcenter.activation.provider.ServiceId;
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
  static final DeviceStanding FIT = new Activatable(DEVICE);
  static final DeviceStanding NOT_KNOWN = new DeviceStanding.NotKnown();
  static final ActivationLimits LIMITS =
      new ActivationLimits(
          Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofHours(12), Duration.ofHours(1));
  static final ServiceOrder ORDER =
      new ServiceOrder(
          new UserId("ada"),
          new AssetId("asset-1"),
          new ProviderId("skywave-radio"),
          new PlanId("all-access"),
          new Actor(Actor.Kind.USER, "ada"),
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
        new Submitted(new Progress.OfMonitor("m-1"), LATER),
        new AwaitingDevice(SERVICE, LATER, false),
        new AwaitingDevice(SERVICE, LATER, true),
        new Active(SERVICE),
        new Deactivating(SERVICE, DeactivationReason.DEVICE_STOLEN),
        new Deactivated(SERVICE, DeactivationReason.DEVICE_STOLEN),
        new Rejected(ActivationReason.NOT_OWNER),
        new Failed(ActivationReason.PROVIDER_ERROR),
        new Cancelled());
  }

  static Stream<DeviceStanding> standings() {
    return Stream.concat(
        Stream.of(FIT, NOT_KNOWN, new DeviceStanding.Unclear()),
        Arrays.stream(Unfitness.values()).map(DeviceStanding.Unfit::new));
  }

  private static Stream<ProviderAnswer> answers() {
    return Stream.concat(
        Stream.of(
            new ProviderAnswer.Accepted(new Progress.OfMonitor("m-2")),
            new ProviderAnswer.Accepted(new Progress.OfService(SERVICE)),
            new ProviderAnswer.StillWorking(),
            new ProviderAnswer.IsActive(SERVICE),
            new ProviderAnswer.WaitsForDevice(SERVICE),
            new ProviderAnswer.NeedsInformation(List.of("pin")),
            new ProviderAnswer.Broken(),
            new ProviderAnswer.NeverHeard()),
        Arrays.stream(Refusal.values()).map(ProviderAnswer.Refused::new));
  }

  static List<Occurrence> occurrences() {
    return Stream.of(
            standings().map(Occurrence.DeviceSeen::new),
            standings().map(Occurrence.SendingWithheld::new),
            answers().flatMap(a -> standings().map(s -> new Occurrence.ProviderAnswered(a, s))),
            Stream.of(
                new Occurrence.CredentialsGiven(),
                new Occurrence.SubmissionBegun(),
                new Occurrence.AnswerLost(),
                new Occurrence.ServiceEnded(),
                new Occurrence.CancellationAsked(),
                new Occurrence.DeactivationAsked(),
                new Occurrence.NothingToEnd(LATER),
                new Occurrence.SignalAsked(),
                new Occurrence.SignalSettled(SERVICE),
                new Occurrence.TimePassed()))
        .<Occurrence>flatMap(s -> s)
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
        3);
  }
}
