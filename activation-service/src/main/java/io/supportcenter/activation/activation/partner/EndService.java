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
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the provider to end a service. Asking twice does no harm. */
@Singleton
class EndService implements BackendOperation {

  private static final CallOutcome NOTHING_THERE =
      new CallOutcome.Permanent("NOTHING_THERE", "the provider has nothing of it");

  private static final int REQUESTS_MAX = 3;

  private final PartnerClient client;
  private final ProviderServices providers;
  private final ActivationBatch activations;

  EndService(PartnerClient client, ProviderServices providers, ActivationBatch activations) {
    this.client = client;
    this.providers = providers;
    this.activations = activations;
  }

  @Override
  public String name() {
    return FollowUpCalls.END;
  }

  @Override
  public Duration timeout() {
    return client.timeout(REQUESTS_MAX);
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
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<TriggeredActivation> triggered =
        calls.stream().map(c -> TriggeredActivation.of(c.call(), trigger(c))).toList();
    return activations.advance(tx, triggered).effects();
  }

  private static Trigger trigger(CompletedCall completed) {
    return switch (completed.outcome()) {
      case CallOutcome.Success _ -> new Trigger.ServiceEnded();
      case CallOutcome.Permanent _ ->
          new Trigger.NothingToEnd(ending(completed.call()).until().orElse(Instant.MIN));
    };
  }

  private static EndCall ending(BackendCall call) {
    return DomainJson.read(call.request(), EndCall.class);
  }
}
