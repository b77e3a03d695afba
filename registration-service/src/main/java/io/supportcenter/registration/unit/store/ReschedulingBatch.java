package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.ConfirmedRescheduling;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Applies vendors' confirmations to the registrations of their reservations. When a reservation is
 * missing, as after a restore, a timer looks for it again for a while.
 */
@Singleton
public final class ReschedulingBatch {

  public static final String OPERATION = "find-reservation";

  private static final Logger LOG = Logger.getLogger(ReschedulingBatch.class);

  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1));

  private final RegistrationBatch registrations;

  ReschedulingBatch(RegistrationBatch registrations) {
    this.registrations = registrations;
  }

  public Effects apply(Connection tx, List<ConfirmedRescheduling> confirmed) throws SQLException {
    Set<UUID> ids = confirmed.stream().map(c -> c.asset().value()).collect(Collectors.toSet());
    ReceiptLocks locks =
        ReceiptStore.lock(
            tx, UnitStore.byIds(tx, ids).values().stream().map(StoredUnit::receiptId).toList());
    Map<UUID, StoredUnit> units = UnitStore.byIds(tx, ids);
    units.values().removeIf(unit -> !locks.ids().contains(unit.receiptId()));
    List<BackendCall> again = new ArrayList<>();
    for (ConfirmedRescheduling one : confirmed) {
      StoredUnit unit = units.get(one.asset().value());
      if (unit != null && one.isAbout(unit)) {
        units.put(one.asset().value(), one.applyTo(unit));
      } else {
        lookAgain(one).ifPresent(again::add);
      }
    }
    Effects effects = registrations.advance(tx, locks, List.copyOf(units.values()));
    again.addAll(effects.calls());
    return new Effects(effects.events(), again);
  }

  private static Optional<BackendCall> lookAgain(ConfirmedRescheduling confirmed) {
    if (confirmed.asked() >= RETRIES.size()) {
      LOG.warnf(
          "rescheduling %s is abandoned: asset %s is not a reservation of vendor %s with that"
              + " number",
          confirmed.rescheduling().value().id(), confirmed.asset(), confirmed.vendorId());
      return Optional.empty();
    }
    return Optional.of(
        BackendCall.timer(
            Instant.now().plus(RETRIES.get(confirmed.asked())),
            OPERATION,
            confirmed.asset().toString(),
            DomainJson.write(confirmed.askedAgain())));
  }
}
