package io.supportcenter.smsactivation.charge.store;

import io.supportcenter.kit.dispatch.PeriodicWork;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Continues charges that wait for a device. It looks for them, since the intake of assets does not
 * see a charge that is just being added.
 */
@Singleton
class WaitingCharges extends PeriodicWork {

  private static final int AT_ONCE = 500;

  private final UnitOfWork unitOfWork;
  private final ChargeBatch charging;
  private final ChargeAnswers answers;

  WaitingCharges(UnitOfWork unitOfWork, ChargeBatch charging, ChargeAnswers answers) {
    super("waiting-charges", Duration.ofSeconds(1));
    this.unitOfWork = unitOfWork;
    this.charging = charging;
    this.answers = answers;
  }

  @Override
  protected void round() {
    unitOfWork.inNew(
        tx -> answers.to(charging.decide(tx, ChargeStore.lockReady(tx, Instant.now(), AT_ONCE))));
  }
}
