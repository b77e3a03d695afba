package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.dispatch.Timer;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.unit.reading.ConfirmedRescheduling;
import io.supportcenter.registration.unit.store.ReschedulingBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks once more for the reservations of confirmed reschedulings. */
@Singleton
class ReservationTimer extends Timer {

  private final ReschedulingBatch reschedulings;

  ReservationTimer(ReschedulingBatch reschedulings) {
    super(ReschedulingBatch.OPERATION);
    this.reschedulings = reschedulings;
  }

  @Override
  protected Effects due(Connection tx, List<BackendCall> timers) throws SQLException {
    return reschedulings.apply(
        tx,
        timers.stream()
            .map(timer -> DomainJson.read(timer.request(), ConfirmedRescheduling.class))
            .toList());
  }
}
