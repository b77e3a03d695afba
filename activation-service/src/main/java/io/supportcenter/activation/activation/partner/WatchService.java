package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.WatchCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Asks how far a provider is with a request that it has accepted. */
@Singleton
class WatchService extends ProviderOperation {

  private final ProviderServices providers;

  WatchService(PartnerClient client, ProviderServices providers, ActivationBatch activations) {
    super(FollowUpCalls.WATCH, client, activations);
    this.providers = providers;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    WatchCall watching = watching(call);
    UUID activation = ActivationId.parse(call.subject()).value();
    return client.talk(
        call.partner(),
        provider -> Answers.outcome(providers.track(provider, activation, watching.tracking())));
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return watching(call).giveUpAt().orElse(Instant.MAX);
  }

  @Override
  TriggeredActivation triggered(CompletedCall completed) {
    return Answers.triggered(completed, watching(completed.call()).round());
  }

  private static WatchCall watching(BackendCall call) {
    return DomainJson.read(call.request(), WatchCall.class);
  }
}
