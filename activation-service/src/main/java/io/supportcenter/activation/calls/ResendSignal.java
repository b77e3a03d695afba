package io.supportcenter.activation.calls;

import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.json.DomainJson;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.ProviderCalls.Ending;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.activation.tmf640.ProviderHttpConfig;
import io.supportcenter.activation.tmf640.ServiceProvider;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.SettledCall;
import io.supportcenter.kit.events.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/** Tells the provider to send the device its signal again; whether it helps, the watch will see. */
@Singleton
class ResendSignal extends ProviderOperation {

  private final ServiceProvider providers;

  ResendSignal(ProviderDirectory directory, ProviderHttpConfig config, ServiceProvider providers) {
    super(directory, config);
    this.providers = providers;
  }

  @Override
  public String name() {
    return ProviderCalls.RESEND_SIGNAL;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    ServiceId service = DomainJson.read(call.request(), Ending.class).service().orElseThrow();
    return talk(
        call,
        provider -> {
          providers.resendSignal(provider, service);
          return new CallOutcome.Success("{}");
        });
  }

  @Override
  public Effects settle(Connection tx, List<SettledCall> calls) {
    return Effects.NONE;
  }
}
