package io.supportcenter.proactive.trip.partner;

import static java.util.stream.Collectors.toSet;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.dispatch.Timer;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.modification.Deadline;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.trip.store.TripBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A vendor that is silent for too long becomes a case for an agent; offers that are over are asked
 * for again.
 */
@Singleton
class ModificationDeadlines extends Timer {

  ModificationDeadlines() {
    super(Deadline.OPERATION);
  }

  @Override
  protected Effects due(Connection tx, List<BackendCall> timers) throws SQLException {
    List<Deadline> deadlines =
        timers.stream().map(timer -> DomainJson.read(timer.request(), Deadline.class)).toList();
    TripBatch batch = TripBatch.load(tx, deadlines.stream().map(Deadline::user).collect(toSet()));
    deadlines.forEach(deadline ->
        batch
            .of(deadline.user())
            .offers()
            .due(new ModificationId(deadline.modificationId()), deadline.revision()));
    return batch.store(Instant.now());
  }
}
