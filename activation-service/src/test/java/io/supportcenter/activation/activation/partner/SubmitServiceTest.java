package io.supportcenter.activation.activation.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.activation.Trigger.ProviderAnswered;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.SubmitCall;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.json.DomainJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmitServiceTest {

  private static final CallOutcome LOST = new CallOutcome.Unknown("no answer");
  private static final CallOutcome BUSY = new CallOutcome.Retryable("busy", Optional.empty());

  @Test
  void shouldAskAgainUntilItIsTooLate() {
    BackendCall call = submission(Instant.now().plus(Duration.ofMinutes(1)));

    assertThat(SubmitService.bounded(call, LOST)).isEqualTo(LOST);
    assertThat(SubmitService.bounded(call, BUSY)).isEqualTo(BUSY);
  }

  @Test
  void shouldGiveUpAProviderThatSaysNothingOfUse() {
    BackendCall call = submission(Instant.now().minusMillis(1));

    assertNeverHeard(SubmitService.bounded(call, LOST));
    assertNeverHeard(SubmitService.bounded(call, BUSY));
  }

  @Test
  void shouldTakeAnAnswerHoweverLate() {
    CallOutcome answer = Answers.outcome(new ProviderAnswer.StillWorking());

    assertThat(SubmitService.bounded(submission(Instant.EPOCH), answer)).isEqualTo(answer);
  }

  private static void assertNeverHeard(CallOutcome outcome) {
    DeviceEligibility eligibility = new DeviceEligibility.NotKnown();
    assertThat(Answers.trigger((CallOutcome.Final) outcome).apply(eligibility))
        .isEqualTo(new ProviderAnswered(new ProviderAnswer.NeverHeard(), eligibility));
  }

  private static BackendCall submission(Instant giveUpAt) {
    return BackendCall.now(
        "skywave-radio", FollowUpCalls.SUBMIT, "id", DomainJson.write(new SubmitCall(giveUpAt)));
  }
}
