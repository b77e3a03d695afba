package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.progress.Calls;
import io.supportcenter.reactivation.progress.Calls.Looking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A time that a reactivation waits for, as a durable call that reaches nobody: it is due then, and
 * settled like any other.
 */
@ApplicationScoped
class LookAgain implements BackendOperation {

  private final Settling settling;

  LookAgain(Settling settling) {
    this.settling = settling;
  }

  @Override
  public String name() {
    return Calls.LOOK_AGAIN;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return CallOutcome.Success.DONE;
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return settling.settle(
        tx, calls, Looking.class, (reactivation, _, _, now) -> reactivation.lookAgain(now));
  }
}
