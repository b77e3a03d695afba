package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.EndCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Asks the provider to end a service. Asking twice does no harm. */
@Singleton
class EndService extends ProviderOperation {

  private static final CallOutcome NOTHING_THERE =
      new CallOutcome.Permanent("NOTHING_THERE", "the provider has nothing of it");

  EndService(PartnerClient client, ProviderServices providers, ActivationBatch activations) {
    super(FollowUpCalls.END, client, providers, activations);
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    Optional<ServiceId> service = ending(call).service();
    return client.talk(
        call.partner(),
        provider -> {
          if (service.isPresent()) {
            providers.end(provider, service.get());
          } else if (!providers.endAll(provider, ActivationId.parse(call.subject()).value())) {
            return NOTHING_THERE;
          }
          return CallOutcome.Success.DONE;
        });
  }

  @Override
  TriggeredActivation triggered(CompletedCall completed) {
    return TriggeredActivation.of(
        completed.call(),
        switch (completed.outcome()) {
          case CallOutcome.Success _ -> new Trigger.ServiceEnded();
          case CallOutcome.Permanent _ ->
              new Trigger.NothingToEnd(ending(completed.call()).until().orElse(Instant.MIN));
        });
  }

  private static EndCall ending(BackendCall call) {
    return DomainJson.read(call.request(), EndCall.class);
  }
}
