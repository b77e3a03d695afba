package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.dispatch.Timer;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.partner.ReactivationCompletion.Move;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.TimerCall;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Ends a wait: for an account's state, or for the acceptance of an offer. */
@Singleton
class LookAgainTimer extends Timer {

  private final ReactivationCompletion completion;

  LookAgainTimer(ReactivationCompletion completion) {
    super(FollowUpCalls.LOOK_AGAIN);
    this.completion = completion;
  }

  @Override
  protected Effects due(Connection tx, List<BackendCall> timers) throws SQLException {
    return completion.complete(
        tx,
        timers.stream()
            .map(timer -> DomainJson.read(timer.request(), TimerCall.class))
            .map(call -> new Move(call, Reactivation::lookAgain))
            .toList());
  }
}
