package io.supportcenter.smsactivation.account.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.dispatch.PeriodicWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets the phone numbers of accounts that were closed long enough ago. The ledger keeps what was
 * paid, by the number of a card that nobody can be found by any more.
 */
@Singleton
class ClosedPhones extends PeriodicWork {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 1000;

  private static final String FORGET =
      """
      UPDATE consumer_account SET phone_number = NULL, activated_at = NULL
      WHERE id = ANY (ARRAY(
        SELECT id FROM consumer_account
        WHERE state = 'CLOSED' AND phone_number IS NOT NULL AND changed_at < now() - make_interval(secs => ?)
        LIMIT ? FOR UPDATE SKIP LOCKED))
      """;

  private final Transactions transactions;
  private final Duration keep;

  ClosedPhones(
      Transactions transactions,
      @ConfigProperty(name = "sms-activation.closed-phones-keep") Duration keep) {
    super("closed-phones", PAUSE);
    this.transactions = transactions;
    this.keep = keep;
  }

  @Override
  protected void round() {
    int forgotten;
    do {
      forgotten = transactions.inNew(tx -> Sql.update(tx, FORGET, keep, AT_ONCE));
    } while (forgotten == AT_ONCE);
  }
}
