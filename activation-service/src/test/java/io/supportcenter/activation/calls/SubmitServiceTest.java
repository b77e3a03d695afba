package io.supportcenter.activation.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.activation.Occurrence.ProviderAnswered;
import io.supportcenter.activation.device.DeviceStanding;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.ProviderCalls.Submission;
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
    DeviceStanding standing = new DeviceStanding.NotKnown();
    assertThat(Answers.occurrence((CallOutcome.Final) outcome).apply(standing))
        .isEqualTo(new ProviderAnswered(new ProviderAnswer.NeverHeard(), standing));
  }

  private static BackendCall submission(Instant giveUpAt) {
    return BackendCall.now(
        "skywave-radio", ProviderCalls.SUBMIT, "id", DomainJson.write(new Submission(giveUpAt)));
  }
}
