package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.work.Effects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Work for a time that has come, or for a transaction of its own after the one that noticed it. Its
 * rows are made by {@link BackendCall#timer} and are as durable as calls; no partner is involved. A
 * {@code @Singleton} subclass for each kind.
 */
public abstract class Timer implements BackendOperation {

  private final String name;

  /**
   * @param name as in {@link BackendCall#operation()}
   */
  protected Timer(String name) {
    this.name = name;
  }

  /**
   * Does the work of timers that are due, in the transaction that ends them. Same rules as for
   * {@link io.supportcenter.kit.inbox.Intake#apply}. When it fails, each of them is due again a
   * minute later, with those that did not make it fail done.
   */
  protected abstract Effects due(Connection tx, List<BackendCall> timers) throws SQLException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final CallOutcome attempt(BackendCall timer) {
    return CallOutcome.Success.DONE;
  }

  @Override
  public final Effects complete(Connection tx, List<CompletedCall> timers) throws SQLException {
    return due(tx, timers.stream().map(CompletedCall::call).toList());
  }
}
