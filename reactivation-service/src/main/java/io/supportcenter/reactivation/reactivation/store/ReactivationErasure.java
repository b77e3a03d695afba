package io.supportcenter.reactivation.reactivation.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** A user's accounts as they were described, and reactivations with their decisions. */
@Singleton
class ReactivationErasure implements Erasure {

  /** Whoever changes anything about an account holds its row. */
  private static final String LOCK =
      """
      SELECT FROM account
      WHERE state -> 'user' ->> 'value' = ? OR id IN (SELECT account_id FROM reactivation WHERE user_id = ?)
      ORDER BY id COLLATE "C" FOR UPDATE
      """;

  private static final String FORGET =
      """
      UPDATE account SET state = NULL, version = NULL, reactivated = false, attempts = NULL, referral = NULL
      WHERE state -> 'user' ->> 'value' = ?
      """;

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    Sql.query(tx, LOCK, _ -> true, user.id(), user.id());
    int accounts = Sql.update(tx, FORGET, user.id());
    int gone =
        Sql.query(tx, "SELECT * FROM erase_user(?, ?)", _ -> true, user.id(), ROWS_MAX).size();
    return Erased.of(gone).plus(new Erased(accounts, Erased.Rest.NOTHING, Effects.NONE));
  }
}
