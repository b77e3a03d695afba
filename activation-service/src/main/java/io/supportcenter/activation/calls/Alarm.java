package io.supportcenter.activation.calls;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.Step;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.work.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** An activation has waited long enough: a call to nobody, which comes due at its time. */
@ApplicationScoped
class Alarm implements BackendOperation {

  private final Activations activations;

  Alarm(Activations activations) {
    this.activations = activations;
  }

  @Override
  public String name() {
    return ProviderCalls.ALARM;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return CallOutcome.Success.DONE;
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Step> steps =
        calls.stream()
            .map(c -> Step.of(ActivationId.parse(c.call().subject()), new Occurrence.TimePassed()))
            .toList();
    return activations.advance(tx, steps).effects();
  }
}
