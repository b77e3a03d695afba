package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.Trigger.ProviderAnswered;
import io.supportcenter.activation.activation.Trigger.SendingWithheld;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.Refusal;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import java.util.function.Function;

/** A provider's answer as the outcome of a call, and back. */
final class Answers {

  private static final String WITHHELD = "NOT_SENT";
  private static final String BROKEN = "PROVIDER_ERROR";

  /** The request was not sent: the activation no longer wants it. */
  static final CallOutcome NOT_SENT = new CallOutcome.Permanent(WITHHELD, "withheld");

  private Answers() {}

  static CallOutcome outcome(ProviderAnswer answer) {
    return switch (answer) {
      case ProviderAnswer.Refused(Refusal refusal) ->
          new CallOutcome.Permanent(refusal.name(), "refused by the provider");
      case ProviderAnswer.Broken _ -> new CallOutcome.Permanent(BROKEN, "failed at the provider");
      case ProviderAnswer.Accepted _,
          ProviderAnswer.StillWorking _,
          ProviderAnswer.IsActive _,
          ProviderAnswer.WaitsForDevice _,
          ProviderAnswer.NeedsInformation _,
          ProviderAnswer.NeverHeard _ ->
          new CallOutcome.Success(answer);
    };
  }

  /**
   * @param round how often the provider's progress was looked at before
   */
  static TriggeredActivation triggered(CompletedCall completed, int round) {
    return new TriggeredActivation(
        ActivationId.parse(completed.call().subject()), trigger(completed.outcome()), round);
  }

  static Function<DeviceEligibility, Trigger> trigger(CallOutcome.Final outcome) {
    return switch (outcome) {
      case CallOutcome.Success success -> answered(success.answer(ProviderAnswer.class));
      case CallOutcome.Permanent(String code, _) when code.equals(WITHHELD) -> SendingWithheld::new;
      case CallOutcome.Permanent(String code, _) when code.equals(BROKEN) ->
          answered(new ProviderAnswer.Broken());
      case CallOutcome.Permanent(String code, _) ->
          answered(new ProviderAnswer.Refused(Refusal.valueOf(code)));
      case CallOutcome.Unanswered _ -> answered(new ProviderAnswer.NeverHeard());
    };
  }

  private static Function<DeviceEligibility, Trigger> answered(ProviderAnswer answer) {
    return eligibility -> new ProviderAnswered(answer, eligibility);
  }
}
