package io.supportcenter.registration.reschedule;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.progress.Progress;
import io.supportcenter.registration.progress.ReceiptLocks;
import io.supportcenter.registration.progress.StoredUnit;
import io.supportcenter.registration.progress.UnitStore;
import io.supportcenter.registration.recheck.Recheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Gives vendors' confirmations to the registrations of their reservations. One whose reservation is
 * not here, as after a restore, is looked for again for a while, as a call row to ourselves.
 */
@ApplicationScoped
class Reschedules {

  static final String OPERATION = "find-reservation";

  private static final Logger LOG = Logger.getLogger(Reschedules.class);

  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1));

  private final Progress progress;

  Reschedules(Progress progress) {
    this.progress = progress;
  }

  Effects apply(Connection tx, List<Confirmed> confirmed) throws SQLException {
    Set<UUID> ids = confirmed.stream().map(c -> c.asset().value()).collect(Collectors.toSet());
    ReceiptLocks locks =
        ReceiptLocks.lock(
            tx, UnitStore.byIds(tx, ids).stream().map(StoredUnit::receiptId).toList());
    Map<UUID, StoredUnit> units = new LinkedHashMap<>();
    UnitStore.byIds(tx, ids).stream()
        .filter(unit -> locks.ids().contains(unit.receiptId()))
        .forEach(unit -> units.put(unit.id().value(), unit));
    List<BackendCall> again = new ArrayList<>();
    for (Confirmed one : confirmed) {
      StoredUnit unit = units.get(one.asset().value());
      if (unit != null && one.isAbout(unit)) {
        units.put(one.asset().value(), one.applyTo(unit));
      } else {
        lookAgain(one).ifPresent(again::add);
      }
    }
    Effects effects = progress.advance(tx, locks, List.copyOf(units.values()));
    again.addAll(effects.calls());
    return new Effects(effects.events(), again);
  }

  private static Optional<BackendCall> lookAgain(Confirmed confirmed) {
    if (confirmed.asked() >= RETRIES.size()) {
      LOG.warnf(
          "rescheduling %s is given up: asset %s is no reservation of vendor %s under that number",
          confirmed.rescheduling().value().id(), confirmed.asset(), confirmed.vendorId());
      return Optional.empty();
    }
    return Optional.of(
        BackendCall.at(
            Instant.now().plus(RETRIES.get(confirmed.asked())),
            Recheck.SELF,
            OPERATION,
            confirmed.asset().toString(),
            DomainJson.write(confirmed.askedAgain())));
  }
}
