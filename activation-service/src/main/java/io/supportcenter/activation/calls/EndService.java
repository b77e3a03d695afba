package io.supportcenter.activation.calls;

import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.ProviderCalls.Ending;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the provider to end a service. Saying it twice does no harm. */
@Singleton
class EndService extends ProviderOperation {

  private static final CallOutcome NOTHING_THERE =
      new CallOutcome.Permanent("NOTHING_THERE", "the provider has nothing of it");

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
    Optional<ServiceId> service = ending(call).service();
    return talk(
        call,
        provider -> {
          if (service.isPresent()) {
            providers.end(provider, service.get());
          } else if (!providers.endAll(provider, activation(call).value())) {
            return NOTHING_THERE;
          }
          return CallOutcome.Success.DONE;
        });
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Step> steps =
        calls.stream().map(c -> Step.of(activation(c.call()), occurrence(c))).toList();
    return activations.advance(tx, steps).effects();
  }

  private static Occurrence occurrence(CompletedCall settled) {
    return switch (settled.outcome()) {
      case CallOutcome.Success _ -> new Occurrence.ServiceEnded();
      case CallOutcome.Permanent _ ->
          new Occurrence.NothingToEnd(ending(settled.call()).until().orElse(Instant.MIN));
    };
  }

  private static Ending ending(BackendCall call) {
    return DomainJson.read(call.request(), Ending.class);
  }
}
