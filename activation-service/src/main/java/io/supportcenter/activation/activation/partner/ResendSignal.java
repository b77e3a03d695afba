package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.ActivationQueries;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.SignalCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import jakarta.inject.Singleton;

/**
 * Asks the provider to send its signal to the device again, while the device is awaited. Whether
 * that helped, {@link WatchService} finds out.
 */
@Singleton
class ResendSignal extends ProviderOperation {

  private final ProviderEndings providers;
  private final ActivationQueries queries;

  ResendSignal(
      PartnerClient client,
      ProviderEndings providers,
      ActivationQueries queries,
      ActivationBatch activations) {
    super(FollowUpCalls.RESEND_SIGNAL, client, activations);
    this.providers = providers;
    this.queries = queries;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    ServiceId service = signal(call).service();
    boolean isAwaited =
        queries
            .find(ActivationId.parse(call.subject()))
            .filter(a -> ActivationPolicy.maySignal(a, service))
            .isPresent();
    return isAwaited ? send(call, service) : CallOutcome.Success.DONE;
  }

  private CallOutcome send(BackendCall call, ServiceId service) {
    return client.talk(
        call.partner(),
        provider -> {
          providers.resendSignal(provider, service);
          return CallOutcome.Success.DONE;
        });
  }

  @Override
  TriggeredActivation triggered(CompletedCall completed) {
    BackendCall call = completed.call();
    return TriggeredActivation.of(call, new Trigger.SignalCompleted(signal(call).service()));
  }

  private static SignalCall signal(BackendCall call) {
    return DomainJson.read(call.request(), SignalCall.class);
  }
}
