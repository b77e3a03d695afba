package io.supportcenter.activation.calls;

import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.progress.ActivationQueries;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.ProviderCalls.Signal;
import io.supportcenter.activation.progress.Step;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.activation.tmf640.ProviderHttpConfig;
import io.supportcenter.activation.tmf640.ServiceProvider;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tells the provider to send the device its signal again, while it is waited for; whether it helps,
 * the watch will see.
 */
@Singleton
class ResendSignal extends ProviderOperation {

  private final ServiceProvider providers;
  private final ActivationQueries queries;
  private final Activations activations;

  ResendSignal(
      ProviderDirectory directory,
      ProviderHttpConfig config,
      ServiceProvider providers,
      ActivationQueries queries,
      Activations activations) {
    super(directory, config);
    this.providers = providers;
    this.queries = queries;
    this.activations = activations;
  }

  @Override
  public String name() {
    return ProviderCalls.RESEND_SIGNAL;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    ServiceId service = signal(call).service();
    boolean isAwaited =
        queries
            .find(activation(call))
            .filter(a -> ActivationPolicy.maySignal(a, service))
            .isPresent();
    return isAwaited ? send(call, service) : CallOutcome.Success.DONE;
  }

  private CallOutcome send(BackendCall call, ServiceId service) {
    return talk(
        call,
        provider -> {
          providers.resendSignal(provider, service);
          return CallOutcome.Success.DONE;
        });
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Step> steps =
        calls.stream()
            .map(c ->
                Step.of(
                    activation(c.call()), new Occurrence.SignalSettled(signal(c.call()).service())))
            .toList();
    return activations.advance(tx, steps).effects();
  }

  private static Signal signal(BackendCall call) {
    return DomainJson.read(call.request(), Signal.class);
  }
}
