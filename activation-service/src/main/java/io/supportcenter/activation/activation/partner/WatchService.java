package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.WatchCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Asks how far a provider is with a request that it has accepted. */
@Singleton
class WatchService implements BackendOperation {

  private static final int REQUESTS_MAX = 3;

  private final PartnerClient client;
  private final ProviderServices providers;
  private final ActivationBatch activations;

  WatchService(PartnerClient client, ProviderServices providers, ActivationBatch activations) {
    this.client = client;
    this.providers = providers;
    this.activations = activations;
  }

  @Override
  public String name() {
    return FollowUpCalls.WATCH;
  }

  @Override
  public Duration timeout() {
    return client.timeout(REQUESTS_MAX);
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return client.talk(
        call.partner(),
        provider -> Answers.outcome(providers.track(provider, watching(call).tracking())));
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return activations.advance(tx, calls.stream().map(WatchService::triggered).toList()).effects();
  }

  private static TriggeredActivation triggered(CompletedCall completed) {
    return new TriggeredActivation(
        ActivationId.parse(completed.call().subject()),
        Answers.trigger(completed.outcome()),
        watching(completed.call()).round());
  }

  private static WatchCall watching(BackendCall call) {
    return DomainJson.read(call.request(), WatchCall.class);
  }
}
