package io.supportcenter.smsactivation.account.store;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.dispatch.PeriodicWork;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.Breakage;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Posts what is left on expired accounts, batch by batch. A batch is settled when nothing is left
 * on any of its accounts; then it is not looked at again.
 */
@Singleton
class ExpiredBalances extends PeriodicWork {

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 1000;

  private static final String LOCK_EXPIRED =
      """
      SELECT id FROM batch WHERE settled_at IS NULL AND expires_at <= ?
      ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String SETTLE = "UPDATE batch SET settled_at = ? WHERE id = ?";

  private final UnitOfWork unitOfWork;
  private boolean done;

  ExpiredBalances(UnitOfWork unitOfWork) {
    super("expired-balances", PAUSE);
    this.unitOfWork = unitOfWork;
  }

  @Override
  protected void round() {
    do {
      unitOfWork.inNew(this::settle);
    } while (!done);
  }

  private Effects settle(Connection tx) throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Optional<UUID> batch = Sql.one(tx, LOCK_EXPIRED, row -> Rows.uuid(row, "id"), now);
    done = batch.isEmpty();
    if (done) {
      return Effects.NONE;
    }
    List<Account> accounts = AccountStore.lockLeft(tx, batch.get(), AT_ONCE);
    if (accounts.isEmpty()) {
      Sql.update(tx, SETTLE, now, batch.get());
    }
    return Breakages.post(
        tx,
        accounts.stream()
            .flatMap(
                account -> Breakage.of(account, Breakage.Reason.EXPIRED, Ids.next(), now).stream())
            .toList());
  }
}
