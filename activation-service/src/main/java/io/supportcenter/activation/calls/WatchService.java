package io.supportcenter.activation.calls;

import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.ProviderCalls.Watching;
import io.supportcenter.activation.progress.Step;
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

/** Looks how a provider gets on that has taken a request on. */
@Singleton
class WatchService extends ProviderOperation {

  private final ServiceProvider providers;
  private final Activations activations;

  WatchService(
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
    return ProviderCalls.WATCH;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return talk(
        call, provider -> Answers.outcome(providers.progress(provider, watching(call).progress())));
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return activations.advance(tx, calls.stream().map(WatchService::step).toList()).effects();
  }

  private static Step step(CompletedCall settled) {
    return new Step(
        activation(settled.call()),
        Answers.occurrence(settled.outcome()),
        watching(settled.call()).round());
  }

  private static Watching watching(BackendCall call) {
    return DomainJson.read(call.request(), Watching.class);
  }
}
