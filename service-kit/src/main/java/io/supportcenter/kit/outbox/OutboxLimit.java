package io.supportcenter.kit.outbox;

import io.quarkus.scheduler.Scheduled;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Whether the outbox is too full for commands: they may add to it long after intake has paused, but
 * not for ever. Looked at each second.
 */
@ApplicationScoped
public class OutboxLimit {

  /** Of the depth at which intake pauses. */
  static final int TIMES = 10;

  private static final Logger LOG = Logger.getLogger(OutboxLimit.class);

  private static final String REACHED =
      """
      SELECT FROM (SELECT max(id) - min(id) + 1 AS depth FROM outbox WHERE id > (SELECT id FROM outbox_floor)) AS o
      WHERE depth >= ?
      """;

  private final Transactions transactions;
  private final long max;
  private volatile boolean reached;

  OutboxLimit(Transactions transactions, OutboxConfig config) {
    this.transactions = transactions;
    this.max = Math.multiplyExact(config.maxDepth(), TIMES);
  }

  public boolean isReached() {
    return reached;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      reached = transactions.read(tx -> Sql.exists(tx, REACHED, max));
    } catch (RuntimeException e) {
      LOG.debugf("depth of the outbox not known: %s", Faults.describe(e));
    }
  }
}
