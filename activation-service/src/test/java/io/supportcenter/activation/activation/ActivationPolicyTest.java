package io.supportcenter.activation.activation;

import static io.supportcenter.activation.activation.Examples.ADA;
import static io.supportcenter.activation.activation.Examples.AGENT;
import static io.supportcenter.activation.activation.Examples.DEVICE;
import static io.supportcenter.activation.activation.Examples.END;
import static io.supportcenter.activation.activation.Examples.FIT;
import static io.supportcenter.activation.activation.Examples.LIMITS;
import static io.supportcenter.activation.activation.Examples.MONITOR;
import static io.supportcenter.activation.activation.Examples.NOT_KNOWN;
import static io.supportcenter.activation.activation.Examples.NOW;
import static io.supportcenter.activation.activation.Examples.ORDER;
import static io.supportcenter.activation.activation.Examples.SERVICE;
import static io.supportcenter.activation.activation.Examples.in;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.supportcenter.activation.device.DeviceEligibility.Unfit;
import io.supportcenter.activation.device.DeviceEligibility.Unfitness;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.Refusal;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.activation.subscription.SealedSubscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationPolicyTest {

  private static final Instant LOOK_UNTIL = NOW.plus(LIMITS.forProvider());
  private static final FollowUp LOOK = new FollowUp.EndWhateverThereIs(NOW, LOOK_UNTIL);

  private final ActivationPolicy policy = new ActivationPolicy(LIMITS);

  @Test
  void shouldSubmitAtOnceWhenDeviceAndCredentialsAreThere() {
    Decision decision = request(true, FIT, Obstacles.NONE);

    assertThat(decision.after().state()).isEqualTo(new CredentialsReady());
    assertThat(decision.after().device()).contains(DEVICE);
    assertThat(decision.followUps()).containsExactly(new FollowUp.Submit());
    assertThat(decision.isNews()).isTrue();
  }

  @Test
  void shouldWaitForTheUserWhenOnlyTheCredentialsAreMissing() {
    Decision decision = request(false, FIT, Obstacles.NONE);

    Instant until = NOW.plus(LIMITS.forUser());
    assertThat(decision.after().state()).isEqualTo(new Validated(until));
    assertThat(decision.followUps()).containsExactly(new FollowUp.LookAgain(until));
    assertThat(decision.isNews()).isTrue();
  }

  @Test
  void shouldWaitForTheRegistrationThatTheRequestOutran() {
    Decision decision = request(true, NOT_KNOWN, Obstacles.NONE);

    Instant until = NOW.plus(LIMITS.forRegistration());
    assertThat(decision.after().state()).isEqualTo(new Requested(until));
    assertThat(decision.isNews()).isTrue();
    assertThat(decision.followUps()).containsExactly(new FollowUp.LookAgain(until));
    assertThat(decide(decision.after(), new Trigger.DeviceSeen(FIT)).followUps())
        .containsExactly(new FollowUp.Submit());
  }

  @Test
  void shouldNotWaitForTheRegistrationForEver() {
    Activation waiting = request(true, NOT_KNOWN, Obstacles.NONE).after();
    Instant until = NOW.plus(LIMITS.forRegistration());

    Decision early = policy.decide(waiting, new Trigger.TimePassed(), until.minusMillis(1));
    assertThat(early.isChange()).isFalse();
    assertThat(early.followUps()).containsExactly(new FollowUp.LookAgain(until));
    Activation after = policy.decide(waiting, new Trigger.TimePassed(), until).after();
    assertThat(after.state()).isEqualTo(new Rejected(ActivationReason.DEVICE_NOT_REGISTERED));
    assertThat(after.hasCredentials()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_A_DEVICE, DEVICE_NOT_REGISTERED",
    "NOT_OWNER, NOT_OWNER",
    "SERIAL_MISSING, SERIAL_MISSING",
    "STOLEN, DEVICE_STOLEN",
    "RETURNED, DEVICE_NOT_REGISTERED",
    "TRANSFERRED, NOT_OWNER",
    "WITHDRAWN, DEVICE_NOT_REGISTERED"
  })
  void shouldRejectADeviceThatIsUnfit(Unfitness unfitness, ActivationReason reason) {
    assertThat(request(true, new Unfit(unfitness), Obstacles.NONE).after().state())
        .isEqualTo(new Rejected(reason));
  }

  @Test
  void shouldRejectARequestForAnUnknownProviderOrForWhatIsThereAlready() {
    assertThat(request(true, FIT, new Obstacles(true, false)).after().state())
        .isEqualTo(new Rejected(ActivationReason.PROVIDER_UNKNOWN));
    assertThat(request(true, FIT, new Obstacles(false, true)).after().state())
        .isEqualTo(new Rejected(ActivationReason.ALREADY_REQUESTED));
  }

  @Test
  void shouldSubmitWhenTheCredentialsCome() {
    Decision decision =
        decide(request(false, FIT, Obstacles.NONE).after(), new Trigger.CredentialsGiven());

    assertThat(decision.after().state()).isEqualTo(new CredentialsReady());
    assertThat(decision.after().hasCredentials()).isTrue();
    assertThat(decision.followUps()).containsExactly(new FollowUp.Submit());
  }

  @Test
  void shouldBeActiveWhenTheProviderSaysSoAtOnce() {
    Decision decision = answered(in(new Submitting()), new ProviderAnswer.IsActive(SERVICE), FIT);

    assertThat(decision.after().state()).isEqualTo(new Active(SERVICE));
    assertThat(decision.after().hasCredentials()).isFalse();
    assertThat(decision.isNews()).isTrue();
  }

  @Test
  void shouldFollowTheMonitorOfAProviderThatTakesItsTime() {
    ProviderTracking monitor = new ProviderTracking.OfMonitor("m-9", Optional.empty());
    Decision accepted = answered(in(new Submitting()), new ProviderAnswer.Accepted(monitor), FIT);
    Instant until = NOW.plus(LIMITS.forProvider());

    assertThat(accepted.after().state()).isEqualTo(new Submitted(monitor, until));
    assertThat(accepted.followUps())
        .containsExactly(new FollowUp.Watch(monitor), new FollowUp.LookAgain(until));
    assertThat(answered(accepted.after(), new ProviderAnswer.StillWorking(), FIT).followUps())
        .containsExactly(new FollowUp.Watch(monitor));
    assertThat(
            answered(accepted.after(), new ProviderAnswer.IsActive(SERVICE), FIT).after().state())
        .isEqualTo(new Active(SERVICE));
  }

  @Test
  void shouldWaitForTheDeviceToReceiveTheService() {
    Decision waits =
        answered(in(new Submitting()), new ProviderAnswer.WaitsForDevice(SERVICE), FIT);
    Instant until = NOW.plus(LIMITS.forDevice());

    assertThat(waits.after().state()).isEqualTo(new AwaitingDevice(SERVICE, until, false));
    assertThat(policy.decide(waits.after(), new Trigger.TimePassed(), until).followUps())
        .as("a last look decides")
        .containsExactly(new FollowUp.Watch(new ProviderTracking.OfService(SERVICE)));
    Decision tooLate =
        policy.decide(
            waits.after(),
            new Trigger.ProviderAnswered(new ProviderAnswer.WaitsForDevice(SERVICE), FIT),
            until);
    assertThat(tooLate.after().state()).isEqualTo(new Failed(ActivationReason.DEVICE_NOT_REACHED));
    assertThat(tooLate.followUps()).containsExactly(endAt(until));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRejectForTheReasonThatTheProviderGives(Refusal refusal) {
    assertThat(
            answered(in(new Submitting()), new ProviderAnswer.Refused(refusal), FIT)
                .after()
                .state())
        .isEqualTo(new Rejected(ActivationReason.valueOf(refusal.name())));
  }

  @Test
  void shouldHoldWhenTheProviderNeedsMoreAndGoOnWhenItComes() {
    Activation held =
        answered(in(new Submitting()), new ProviderAnswer.NeedsInformation(List.of("pin")), FIT)
            .after();

    assertThat(held.state()).isEqualTo(new Held(List.of("pin"), NOW.plus(LIMITS.forUser())));
    assertThat(held.hasCredentials()).isFalse();
    assertThat(decide(held, new Trigger.CredentialsGiven()).followUps())
        .containsExactly(new FollowUp.Submit());
  }

  @Test
  void shouldShowThatTheOutcomeIsUnknownAndTakeTheAnswerThatIsFoundOut() {
    Activation unknown = decide(in(new Submitting()), new Trigger.AnswerLost()).after();

    assertThat(unknown.state()).isEqualTo(new UnknownOutcome());
    assertThat(unknown.hasCredentials()).isTrue();
    assertThat(answered(unknown, new ProviderAnswer.IsActive(SERVICE), FIT).after().state())
        .isEqualTo(new Active(SERVICE));
  }

  @ParameterizedTest
  @CsvSource({
    "STOLEN, DEVICE_STOLEN",
    "RETURNED, DEVICE_RETURNED",
    "TRANSFERRED, DEVICE_TRANSFERRED",
    "NOT_OWNER, DEVICE_TRANSFERRED",
    "WITHDRAWN, DEVICE_WITHDRAWN"
  })
  void shouldEndTheServicesOfADeviceThatIsGone(Unfitness unfitness, DeactivationReason reason) {
    Decision gone = decide(in(new Active(SERVICE)), new Trigger.DeviceSeen(new Unfit(unfitness)));

    assertThat(gone.after().state()).isEqualTo(new Deactivating(SERVICE, reason));
    assertThat(gone.followUps()).containsExactly(END);
    Decision ended = decide(gone.after(), ending(new EndingAnswer.Ended()));
    assertThat(ended.after().state()).isEqualTo(new Deactivated(SERVICE, reason));
    assertThat(ended.isNews()).isTrue();
  }

  @Test
  void shouldEndTheServicesOfADeviceThatWasErased() {
    assertThat(decide(in(new Active(SERVICE)), new Trigger.DeviceSeen(NOT_KNOWN)).after().state())
        .isEqualTo(new Deactivating(SERVICE, DeactivationReason.DEVICE_WITHDRAWN));
  }

  @Test
  void shouldEndAServiceAtOnceWhoseDeviceWasStolenWhileTheProviderWasAtWork() {
    DeviceEligibility stolen = new Unfit(Unfitness.STOLEN);
    Activation submitting = in(new Submitting());

    assertThat(decide(submitting, new Trigger.DeviceSeen(stolen)).isChange()).isFalse();
    assertThat(answered(submitting, new ProviderAnswer.IsActive(SERVICE), stolen).after().state())
        .isEqualTo(new Deactivating(SERVICE, DeactivationReason.DEVICE_STOLEN));
  }

  @Test
  void shouldNotEndAServiceBecauseOfWhatThisBuildDoesNotUnderstand() {
    assertThat(
            decide(in(new Active(SERVICE)), new Trigger.DeviceSeen(new DeviceEligibility.Unclear()))
                .isChange())
        .isFalse();
  }

  @Test
  void shouldCancelAtOnceWhatHasNotBeenSent() {
    Decision decision = decide(in(new CredentialsReady()), new Trigger.CancellationAsked(AGENT));

    assertThat(decision.after().state()).isEqualTo(new Cancelled());
    assertThat(decision.followUps()).isEmpty();
    assertThat(decision.after().lastCommand())
        .contains(new ActivationCommand(ActivationCommand.Kind.CANCEL, AGENT, NOW));
    assertThat(decision.after().order().actor()).as("who requested it").isEqualTo(ADA);
  }

  static List<ActivationState> atProvider() {
    return List.of(new Submitting(), new UnknownOutcome(), new Submitted(MONITOR, Examples.LATER));
  }

  @ParameterizedTest
  @MethodSource("atProvider")
  void shouldEndWhatTheProviderMakesOfWhatWasCancelledMeanwhile(ActivationState state) {
    Activation cancelling = decide(in(state), new Trigger.CancellationAsked(ADA)).after();

    assertThat(cancelling.state()).isInstanceOf(Cancelling.class);
    assertThat(cancelling.hasCredentials()).isFalse();
    Decision made = answered(cancelling, new ProviderAnswer.IsActive(SERVICE), FIT);
    assertThat(made.after().state())
        .isEqualTo(new Deactivating(SERVICE, DeactivationReason.REQUESTED));
    assertThat(made.followUps()).containsExactly(END);
    assertThat(
            answered(cancelling, new ProviderAnswer.Refused(Refusal.CREDENTIALS_INVALID), FIT)
                .after()
                .state())
        .isEqualTo(new Cancelled());
    Decision silent = answered(cancelling, new ProviderAnswer.NeverHeard(), FIT);
    assertThat(silent.after().state()).isEqualTo(new Cancelled());
    assertThat(silent.followUps()).containsExactly(LOOK);
  }

  @Test
  void shouldWatchWhatWasCancelledToItsEnd() {
    Activation cancelling =
        decide(in(new Submitted(MONITOR, Examples.LATER)), new Trigger.CancellationAsked(ADA))
            .after();

    assertThat(answered(cancelling, new ProviderAnswer.StillWorking(), FIT).followUps())
        .containsExactly(new FollowUp.Watch(MONITOR));
    Decision over =
        policy.decide(cancelling, new Trigger.TimePassed(), Examples.LATER.plusSeconds(1));
    assertThat(over.after().state()).isEqualTo(new Cancelled());
    assertThat(over.followUps()).hasSize(1).allMatch(FollowUp.EndWhateverThereIs.class::isInstance);
  }

  @Test
  void shouldNotSendWhatWasCancelledBeforeItWasSent() {
    Activation cancelling =
        decide(in(new Submitting()), new Trigger.CancellationAsked(ADA)).after();

    assertThat(ActivationPolicy.maySend(cancelling, FIT)).isFalse();
    assertThat(decide(cancelling, new Trigger.SendingWithheld(FIT)).after().state())
        .isEqualTo(new Cancelled());
  }

  @Test
  void shouldFollowAnEndingThatTakesItsTime() {
    Activation deactivating = in(new Deactivating(SERVICE, DeactivationReason.DEVICE_STOLEN));

    Decision atWork = decide(deactivating, ending(new EndingAnswer.AtWork(MONITOR)));
    assertThat(atWork.isChange()).isFalse();
    assertThat(atWork.followUps())
        .containsExactly(new FollowUp.WatchEnding(SERVICE, MONITOR, Examples.ROUND.next()));
    assertThat(decide(deactivating, ending(new EndingAnswer.Forgotten())).followUps())
        .containsExactly(new FollowUp.EndService(SERVICE, Examples.ROUND.next()));
  }

  @Test
  void shouldReportAServiceThatItsProviderDoesNotEndAndGoOnAsking() {
    Activation deactivating = in(new Deactivating(SERVICE, DeactivationReason.DEVICE_STOLEN));

    Decision refused = decide(deactivating, ending(new EndingAnswer.Refused("CONTRACT_BOUND")));
    assertThat(refused.after().state()).isEqualTo(deactivating.state());
    assertThat(refused.after().stalled())
        .contains(
            new StalledEnding(
                SERVICE,
                DeactivationProblem.REFUSED_BY_PROVIDER,
                Optional.of("CONTRACT_BOUND"),
                NOW,
                false));
    assertThat(refused.isNews()).isTrue();
    assertThat(refused.followUps())
        .containsExactly(new FollowUp.EndService(SERVICE, Examples.ROUND.next()));
    assertThat(decide(refused.after(), ending(new EndingAnswer.Refused("CONTRACT_BOUND"))).isNews())
        .isFalse();
    Activation ended = decide(refused.after(), ending(new EndingAnswer.Ended())).after();
    assertThat(ended.state()).isInstanceOf(Deactivated.class);
    assertThat(ended.stalled()).isEmpty();
  }

  @Test
  void shouldGiveUpAskingForAnEndUntilSomebodyCommandsIt() {
    Activation failed = in(new Failed(ActivationReason.PROVIDER_ERROR));
    Instant over = Examples.ROUND.until();

    Decision givenUp = policy.decide(failed, ending(new EndingAnswer.Refused("60")), over);
    assertThat(givenUp.after().stalled()).map(StalledEnding::isGivenUp).contains(true);
    assertThat(givenUp.followUps()).isEmpty();
    Decision again = decide(givenUp.after(), new Trigger.DeactivationAsked(AGENT));
    assertThat(again.after().stalled()).isEmpty();
    assertThat(again.followUps()).containsExactly(END);
    assertThat(policy.decide(failed, ending(new EndingAnswer.NeverHeard()), over).after().stalled())
        .map(StalledEnding::problem)
        .contains(DeactivationProblem.PROVIDER_TIMEOUT);
  }

  @Test
  void shouldEndEveryServiceThatIsFoundOfWhatIsNoLongerWanted() {
    ServiceId other = new ServiceId("svc-2");

    assertThat(
            decide(
                    in(new Failed(ActivationReason.PROVIDER_ERROR)),
                    new Trigger.ServicesFound(List.of(SERVICE, other)))
                .followUps())
        .containsExactly(END, new FollowUp.EndService(other, Examples.ROUND));
  }

  @Test
  void shouldEndAServiceThatTheUserDoesNotWantAnyMore() {
    Decision decision = decide(in(new Active(SERVICE)), new Trigger.DeactivationAsked(AGENT));

    assertThat(decision.after().state())
        .isEqualTo(new Deactivating(SERVICE, DeactivationReason.REQUESTED));
    assertThat(decision.followUps()).containsExactly(END);
  }

  @Test
  void shouldSendTheSignalAgainOnlyWhileTheDeviceIsAwaited() {
    Activation waiting = in(new AwaitingDevice(SERVICE, NOW, false));

    assertThat(decide(waiting, new Trigger.SignalAsked(ADA)).followUps())
        .containsExactly(new FollowUp.ResendSignal(SERVICE));
    assertThat(decide(in(new Active(SERVICE)), new Trigger.SignalAsked(ADA)).followUps()).isEmpty();
  }

  @Test
  void shouldEndWhateverTheProviderMakesOfARequestThatItNeverAnswers() {
    Activation submitted = in(new Submitted(MONITOR, NOW));

    assertThat(decide(submitted, new Trigger.TimePassed()).followUps())
        .as("a last look decides")
        .containsExactly(new FollowUp.Watch(MONITOR));
    for (ProviderAnswer nothing :
        List.of(new ProviderAnswer.StillWorking(), new ProviderAnswer.NeverHeard())) {
      Decision decision = answered(submitted, nothing, FIT);
      assertThat(decision.after().state()).isEqualTo(new Failed(ActivationReason.PROVIDER_TIMEOUT));
      assertThat(decision.followUps()).containsExactly(LOOK);
    }
    assertThat(answered(submitted, new ProviderAnswer.IsActive(SERVICE), FIT).after().state())
        .isEqualTo(new Active(SERVICE));
  }

  @Test
  void shouldLookForAWhileForWhatTheProviderMakesTooLate() {
    Activation failed = in(new Failed(ActivationReason.PROVIDER_TIMEOUT));

    assertLook(failed, NOW, NOW.plusSeconds(1));
    assertLook(failed, NOW.plusSeconds(60), NOW.plusSeconds(120));
    assertLook(failed, LOOK_UNTIL.minusSeconds(5000), LOOK_UNTIL.minusSeconds(1400));
    assertLook(failed, LOOK_UNTIL.minusSeconds(5), LOOK_UNTIL);
    assertThat(policy.decide(failed, new Trigger.NothingToEnd(LOOK_UNTIL), LOOK_UNTIL).followUps())
        .isEmpty();
  }

  private void assertLook(Activation failed, Instant now, Instant next) {
    assertThat(policy.decide(failed, new Trigger.NothingToEnd(LOOK_UNTIL), now).followUps())
        .containsExactly(new FollowUp.EndWhateverThereIs(next, LOOK_UNTIL));
  }

  @Test
  void shouldEndAServiceThatComesAfterTheFailureOrTheRejection() {
    for (ActivationState over :
        List.of(
            new Failed(ActivationReason.PROVIDER_TIMEOUT),
            new Rejected(ActivationReason.DEVICE_STOLEN))) {
      for (ProviderAnswer late :
          List.of(
              new ProviderAnswer.IsActive(SERVICE), new ProviderAnswer.WaitsForDevice(SERVICE))) {
        Decision decision = answered(in(over), late, FIT);

        assertThat(decision.isChange()).isFalse();
        assertThat(decision.followUps()).containsExactly(END);
      }
    }
  }

  @Test
  void shouldEndWhatAnEarlierAttemptMayHaveMadeWhenTheDeviceIsGoneBeforeTheNext() {
    Trigger withheld = new Trigger.SendingWithheld(new Unfit(Unfitness.STOLEN));

    for (ActivationState sending : List.of(new Submitting(), new UnknownOutcome())) {
      Decision decision = decide(in(sending), withheld);

      assertThat(decision.after().state()).isEqualTo(new Rejected(ActivationReason.DEVICE_STOLEN));
      assertThat(decision.followUps()).containsExactly(LOOK);
    }
  }

  @Test
  void shouldNotAskForASecondSignalBeforeTheFirstIsSettled() {
    Activation asked =
        decide(in(new AwaitingDevice(SERVICE, NOW, false)), new Trigger.SignalAsked(ADA)).after();

    assertThat(decide(asked, new Trigger.SignalAsked(ADA)).followUps()).isEmpty();
    Decision settled = decide(asked, new Trigger.SignalCompleted(SERVICE));
    assertThat(settled.followUps()).isEmpty();
    assertThat(decide(settled.after(), new Trigger.SignalAsked(ADA)).followUps())
        .containsExactly(new FollowUp.ResendSignal(SERVICE));
  }

  @Test
  void shouldSendASignalOnlyForTheServiceThatIsAwaited() {
    assertThat(ActivationPolicy.maySignal(in(new AwaitingDevice(SERVICE, NOW, true)), SERVICE))
        .isTrue();
    assertThat(
            ActivationPolicy.maySignal(
                in(new AwaitingDevice(new ServiceId("svc-2"), NOW, true)), SERVICE))
        .isFalse();
    assertThat(
            ActivationPolicy.maySignal(
                in(new Deactivated(SERVICE, DeactivationReason.REQUESTED)), SERVICE))
        .isFalse();
    assertThat(ActivationPolicy.maySignal(in(new Active(SERVICE)), SERVICE)).isFalse();
  }

  @Test
  void shouldEndAServiceAgainThatASignalMayHaveBroughtBack() {
    for (ActivationState over :
        List.of(
            new Deactivating(SERVICE, DeactivationReason.DEVICE_STOLEN),
            new Deactivated(SERVICE, DeactivationReason.DEVICE_STOLEN),
            new Failed(ActivationReason.DEVICE_NOT_REACHED))) {
      assertThat(decide(in(over), new Trigger.SignalCompleted(SERVICE)).followUps())
          .containsExactly(END);
    }
    assertThat(decide(in(new Active(SERVICE)), new Trigger.SignalCompleted(SERVICE)).followUps())
        .isEmpty();
  }

  private Decision request(
      boolean credentials, DeviceEligibility eligibility, Obstacles obstacles) {
    Optional<SealedSubscription> subscription =
        Optional.of(new SealedSubscription(1, new byte[0])).filter(_ -> credentials);
    ActivationId id = ActivationId.ofRequest("ada", "r-1");
    return policy.request(
        new ActivationRequest(id, ORDER, subscription), eligibility, obstacles, NOW);
  }

  private Decision decide(Activation activation, Trigger trigger) {
    return policy.decide(activation, trigger, NOW);
  }

  private Decision answered(
      Activation activation, ProviderAnswer answer, DeviceEligibility eligibility) {
    return decide(activation, new Trigger.ProviderAnswered(answer, eligibility));
  }

  private static Trigger ending(EndingAnswer answer) {
    return new Trigger.EndingAnswered(SERVICE, answer, Examples.ROUND);
  }

  private static FollowUp endAt(Instant now) {
    return new FollowUp.EndService(SERVICE, new EndingRound(now.plus(LIMITS.forEnding()), 0));
  }
}
