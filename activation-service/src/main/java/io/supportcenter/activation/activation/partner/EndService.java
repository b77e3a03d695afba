package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.EndCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Asks the provider to end a service. Asking twice does no harm. */
@Singleton
class EndService extends ProviderOperation {

  private final ProviderEndings endings;

  EndService(PartnerClient client, ProviderEndings endings, ActivationBatch activations) {
    super(FollowUpCalls.END, client, activations);
    this.endings = endings;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    EndCall ending = ending(call);
    return client.talk(
        call.partner(),
        provider -> new CallOutcome.Success(endings.end(provider, ending.service())));
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return ending(call).round().until();
  }

  @Override
  TriggeredActivation triggered(CompletedCall completed) {
    EndCall ending = ending(completed.call());
    return TriggeredActivation.of(
        completed.call(),
        new Trigger.EndingAnswered(
            ending.service(),
            answer(completed, EndingAnswer.class, new EndingAnswer.NeverHeard()),
            ending.round()));
  }

  private static EndCall ending(BackendCall call) {
    return DomainJson.read(call.request(), EndCall.class);
  }
}
