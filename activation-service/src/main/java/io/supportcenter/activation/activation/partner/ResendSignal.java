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
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Asks the provider to send its signal to the device again, while the device is awaited. Whether
 * that helped, {@link WatchService} finds out.
 */
@Singleton
class ResendSignal implements BackendOperation {

  private static final int REQUESTS_MAX = 3;

  private final PartnerClient client;
  private final ProviderServices providers;
  private final ActivationQueries queries;
  private final ActivationBatch activations;

  ResendSignal(
      PartnerClient client,
      ProviderServices providers,
      ActivationQueries queries,
      ActivationBatch activations) {
    this.client = client;
    this.providers = providers;
    this.queries = queries;
    this.activations = activations;
  }

  @Override
  public String name() {
    return FollowUpCalls.RESEND_SIGNAL;
  }

  @Override
  public Duration timeout() {
    return client.timeout(REQUESTS_MAX);
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
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<TriggeredActivation> triggered =
        calls.stream()
            .map(c ->
                TriggeredActivation.of(
                    c.call(), new Trigger.SignalCompleted(signal(c.call()).service())))
            .toList();
    return activations.advance(tx, triggered).effects();
  }

  private static SignalCall signal(BackendCall call) {
    return DomainJson.read(call.request(), SignalCall.class);
  }
}
