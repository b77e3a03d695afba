package io.supportcenter.registration.reschedule;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.json.DomainJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks once more for a reservation. Calls nobody: its work is in settling. */
@ApplicationScoped
class FindReservation implements BackendOperation {

  private final Reschedules reschedules;

  FindReservation(Reschedules reschedules) {
    this.reschedules = reschedules;
  }

  @Override
  public String name() {
    return Reschedules.OPERATION;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return CallOutcome.Success.DONE;
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return reschedules.apply(
        tx,
        calls.stream()
            .map(settled -> DomainJson.read(settled.call().request(), Confirmed.class))
            .toList());
  }
}
