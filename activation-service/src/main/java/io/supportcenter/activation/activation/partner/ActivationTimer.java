package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.dispatch.Timer;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** An activation has waited long enough. */
@Singleton
class ActivationTimer extends Timer {

  private final ActivationBatch activations;

  ActivationTimer(ActivationBatch activations) {
    super(FollowUpCalls.LOOK_AGAIN);
    this.activations = activations;
  }

  @Override
  protected Effects due(Connection tx, List<BackendCall> timers) throws SQLException {
    return activations
        .advance(
            tx,
            timers.stream()
                .map(timer -> TriggeredActivation.of(timer, new Trigger.TimePassed()))
                .toList())
        .effects();
  }
}
