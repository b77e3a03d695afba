package io.supportcenter.activation.activation;

import static io.supportcenter.activation.activation.Examples.DEVICE;
import static io.supportcenter.activation.activation.Examples.FIT;
import static io.supportcenter.activation.activation.Examples.LIMITS;
import static io.supportcenter.activation.activation.Examples.NOT_KNOWN;
import static io.supportcenter.activation.activation.Examples.NOW;
import static io.supportcenter.activation.activation.Examples.ORDER;
import static io.supportcenter.activation.activation.Examples.SERVICE;
import static io.supportcenter.activation.activation.Examples.in;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.device.DeviceEligibility.Unfit;
import io.supportcenter.activation.device.DeviceEligibility.Unfitness;
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
    assertThat(decision.isNews()).isFalse();
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
    ProviderTracking monitor = new ProviderTracking.OfMonitor("m-9");
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
    Decision tooLate = policy.decide(waits.after(), new Trigger.TimePassed(), until);
    assertThat(tooLate.after().state()).isEqualTo(new Failed(ActivationReason.DEVICE_NOT_REACHED));
    assertThat(tooLate.followUps()).containsExactly(new FollowUp.EndService(SERVICE));
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
    assertThat(gone.followUps()).containsExactly(new FollowUp.EndService(SERVICE));
    Decision ended = decide(gone.after(), new Trigger.ServiceEnded());
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
  void shouldCancelOnlyBeforeThePointOfNoReturn() {
    assertThat(decide(in(new CredentialsReady()), new Trigger.CancellationAsked()).after().state())
        .isEqualTo(new Cancelled());
    Activation begun = decide(in(new CredentialsReady()), new Trigger.SubmissionBegun()).after();
    assertThat(decide(begun, new Trigger.CancellationAsked()).isChange()).isFalse();
  }

  @Test
  void shouldEndAServiceThatTheUserDoesNotWantAnyMore() {
    Decision decision = decide(in(new Active(SERVICE)), new Trigger.DeactivationAsked());

    assertThat(decision.after().state())
        .isEqualTo(new Deactivating(SERVICE, DeactivationReason.REQUESTED));
    assertThat(decision.followUps()).containsExactly(new FollowUp.EndService(SERVICE));
  }

  @Test
  void shouldSendTheSignalAgainOnlyWhileTheDeviceIsAwaited() {
    Activation waiting = in(new AwaitingDevice(SERVICE, NOW, false));

    assertThat(decide(waiting, new Trigger.SignalAsked()).followUps())
        .containsExactly(new FollowUp.ResendSignal(SERVICE));
    assertThat(decide(in(new Active(SERVICE)), new Trigger.SignalAsked()).followUps()).isEmpty();
  }

  @Test
  void shouldEndWhateverTheProviderMakesOfARequestThatItNeverAnswers() {
    Activation submitted = in(new Submitted(new ProviderTracking.OfMonitor("m"), NOW));

    Decision decision = policy.decide(submitted, new Trigger.TimePassed(), NOW);

    assertThat(decision.after().state()).isEqualTo(new Failed(ActivationReason.PROVIDER_TIMEOUT));
    assertThat(decision.followUps()).containsExactly(LOOK);
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
        assertThat(decision.followUps()).containsExactly(new FollowUp.EndService(SERVICE));
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
        decide(in(new AwaitingDevice(SERVICE, NOW, false)), new Trigger.SignalAsked()).after();

    assertThat(decide(asked, new Trigger.SignalAsked()).followUps()).isEmpty();
    Decision settled = decide(asked, new Trigger.SignalCompleted(SERVICE));
    assertThat(settled.followUps()).isEmpty();
    assertThat(decide(settled.after(), new Trigger.SignalAsked()).followUps())
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
          .containsExactly(new FollowUp.EndService(SERVICE));
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
}
