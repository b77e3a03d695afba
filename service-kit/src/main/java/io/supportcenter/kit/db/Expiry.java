package io.supportcenter.kit.db;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes all rows that are due by the {@link ExpiryRule}s of the kit and the service, every
 * minute.
 */
@ApplicationScoped
public class Expiry {

  private static final Logger LOG = Logger.getLogger(Expiry.class);

  /** A transaction stays short; another one follows while there are more. */
  private static final int ROWS_MAX = 10_000;

  private final Transactions transactions;
  private final List<ExpiryRule> rules;
  private final MeterRegistry metrics;

  Expiry(Transactions transactions, @All List<ExpiryRule> rules, MeterRegistry metrics) {
    this.transactions = transactions;
    this.rules = rules;
    this.metrics = metrics;
  }

  /** Counters from zero on: one that begins at its first row does not rise. */
  void start(@Observes StartupEvent started) {
    rules.forEach(this::expired);
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public void expire() {
    rules.forEach(this::expire);
  }

  private void expire(ExpiryRule rule) {
    // Locked in the inner statement, so that a row that is changed meanwhile is looked at again.
    String sql =
        """
        DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM %1$s WHERE %2$s < now() - make_interval(secs => ?) AND %3$s
          LIMIT ? FOR UPDATE SKIP LOCKED))
        """
            .formatted(rule.table(), rule.time(), rule.condition());
    try {
      int deleted;
      do {
        deleted = transactions.inNew(tx -> Sql.update(tx, sql, rule.keep(), ROWS_MAX));
        expired(rule).increment(deleted);
      } while (deleted == ROWS_MAX);
    } catch (RuntimeException fault) {
      LOG.warnf("%s was not tidied: %s", rule.table(), Faults.describe(fault));
    }
  }

  private Counter expired(ExpiryRule rule) {
    return metrics.counter("expired.rows", "table", rule.table());
  }
}
