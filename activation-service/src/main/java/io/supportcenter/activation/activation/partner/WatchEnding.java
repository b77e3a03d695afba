package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.WatchEndingCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Asks whether a provider has ended a service, after it has accepted to. */
@Singleton
class WatchEnding extends ProviderOperation {

  private final ProviderEndings endings;

  WatchEnding(PartnerClient client, ProviderEndings endings, ActivationBatch activations) {
    super(FollowUpCalls.WATCH_ENDING, client, activations);
    this.endings = endings;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    WatchEndingCall watching = watching(call);
    return client.talk(
        call.partner(),
        provider ->
            new CallOutcome.Success(
                endings.track(provider, watching.service(), watching.tracking())));
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return watching(call).round().until();
  }

  @Override
  TriggeredActivation triggered(CompletedCall completed) {
    WatchEndingCall watching = watching(completed.call());
    return TriggeredActivation.of(
        completed.call(),
        new Trigger.EndingAnswered(
            watching.service(),
            answer(completed, EndingAnswer.class, new EndingAnswer.NeverHeard()),
            watching.round()));
  }

  private static WatchEndingCall watching(BackendCall call) {
    return DomainJson.read(call.request(), WatchEndingCall.class);
  }
}
