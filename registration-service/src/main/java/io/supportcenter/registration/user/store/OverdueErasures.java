package io.supportcenter.registration.user.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.dispatch.PeriodicWork;
import io.supportcenter.registration.user.ErasureTerms;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How many users were erased some time ago, and not yet by every service, as a metric. */
@Singleton
class OverdueErasures extends PeriodicWork {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final ErasureTerms terms;
  private final AtomicLong overdue;

  OverdueErasures(Transactions transactions, ErasureTerms terms, MeterRegistry metrics) {
    super("overdue-erasures", PAUSE);
    this.transactions = transactions;
    this.terms = terms;
    this.overdue = metrics.gauge("erasures.overdue", new AtomicLong());
  }

  @Override
  protected void round() {
    overdue.set(
        transactions.read(
            tx -> ErasureConfirmations.overdue(tx, terms.overdueAfter(), terms.services())));
  }
}
