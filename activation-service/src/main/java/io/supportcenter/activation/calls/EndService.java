package io.supportcenter.activation.calls;

import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.json.DomainJson;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.ProviderCalls.Ending;
import io.supportcenter.activation.progress.Step;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.activation.tmf640.ProviderHttpConfig;
import io.supportcenter.activation.tmf640.ServiceProvider;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.SettledCall;
import io.supportcenter.kit.events.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tells the provider to end a service. Saying it twice does no harm. */
@Singleton
class EndService extends ProviderOperation {

  private final ServiceProvider providers;
  private final Activations activations;

  EndService(
      ProviderDirectory directory,
      ProviderHttpConfig config,
      ServiceProvider providers,
      Activations activations) {
    super(directory, config);
    this.providers = providers;
    this.activations = activations;
  }

  @Override
  public String name() {
    return ProviderCalls.END;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    Optional<ServiceId> service = DomainJson.read(call.request(), Ending.class).service();
    return talk(
        call,
        provider -> {
          if (service.isPresent()) {
            providers.end(provider, service.get());
          } else {
            providers.endAll(provider, activation(call).value());
          }
          return new CallOutcome.Success("{}");
        });
  }

  @Override
  public Effects settle(Connection tx, List<SettledCall> calls) throws SQLException {
    List<Step> steps =
        calls.stream()
            .map(c -> Step.of(activation(c.call()), new Occurrence.ServiceEnded()))
            .toList();
    return activations.advance(tx, steps).effects();
  }
}
