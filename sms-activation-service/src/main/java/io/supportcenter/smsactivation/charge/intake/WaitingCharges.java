package io.supportcenter.smsactivation.charge.intake;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Goes on with charges that wait for a device. It looks itself instead of being told by the intake
 * of assets: a charge that is just being added is not seen from there.
 */
@ApplicationScoped
class WaitingCharges {

  private static final int AT_ONCE = 500;

  private final UnitOfWork unitOfWork;
  private final Charging charging;

  WaitingCharges(UnitOfWork unitOfWork, Charging charging) {
    this.unitOfWork = unitOfWork;
    this.charging = charging;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void goOn() {
    unitOfWork.inNew(tx -> {
      List<Charge> ready = ChargeStore.lockReady(tx, Instant.now(), AT_ONCE);
      return ready.isEmpty()
          ? Effects.NONE
          : Effects.of(
              charging.decide(tx, ready).stream()
                  .flatMap(charge -> Charging.event(charge).stream())
                  .toList());
    });
  }
}
