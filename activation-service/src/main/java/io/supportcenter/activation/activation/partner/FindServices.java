package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.FindCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Asks what a provider has made of a request that is no longer wanted. */
@Singleton
class FindServices extends ProviderOperation {

  private final ProviderServices providers;

  FindServices(PartnerClient client, ProviderServices providers, ActivationBatch activations) {
    super(FollowUpCalls.FIND, client, activations);
    this.providers = providers;
  }

  private record Found(List<ServiceId> services) {}

  private static final Found NOTHING = new Found(List.of());

  @Override
  public CallOutcome attempt(BackendCall call) {
    return client.talk(
        call.partner(),
        provider ->
            new CallOutcome.Success(
                new Found(providers.live(provider, ActivationId.parse(call.subject()).value()))));
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return until(call);
  }

  @Override
  TriggeredActivation triggered(CompletedCall completed) {
    List<ServiceId> services = answer(completed, Found.class, NOTHING).services();
    return TriggeredActivation.of(
        completed.call(),
        services.isEmpty()
            ? new Trigger.NothingToEnd(until(completed.call()))
            : new Trigger.ServicesFound(services));
  }

  private static Instant until(BackendCall call) {
    return DomainJson.read(call.request(), FindCall.class).until();
  }
}
