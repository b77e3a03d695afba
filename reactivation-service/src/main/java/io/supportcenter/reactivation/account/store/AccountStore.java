package io.supportcenter.reactivation.account.store;

import static io.supportcenter.kit.db.Column.bool;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.PaymentAttempts;
import io.supportcenter.reactivation.account.Referral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Accounts in PostgreSQL. */
public final class AccountStore {

  /** In the order of ids, so that two batches that add the same ones do not wait for each other. */
  private static final String ADD =
      """
      INSERT INTO account (id) SELECT a.id FROM unnest(?::text[]) AS a (id) ORDER BY a.id COLLATE "C"
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT id, state, version, reactivated, attempts, referral FROM account WHERE id = ANY (?)
      ORDER BY id COLLATE "C" FOR UPDATE
      """;

  private static final String SAVE =
      """
      UPDATE account a
      SET version = s.version::jsonb, state = s.state::jsonb, reactivated = s.reactivated,
        attempts = s.attempts::jsonb, referral = s.referral::jsonb
      FROM unnest(?::text[], ?::text[], ?::text[], ?::bool[], ?::text[], ?::text[])
        AS s (id, version, state, reactivated, attempts, referral)
      WHERE a.id = s.id
      """;

  private AccountStore() {}

  /**
   * Locks the accounts until the end of the transaction, even those of which nothing is known yet.
   */
  public static List<AccountRow> lock(Connection tx, Collection<AccountId> ids)
      throws SQLException {
    List<AccountId> sorted = ids.stream().distinct().sorted().toList();
    SetSql.update(tx, ADD, sorted, text(AccountId::value));
    return SetSql.query(tx, LOCK, sorted, AccountStore::row, text(AccountId::value));
  }

  public static void save(Connection tx, Collection<AccountRow> rows) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        rows,
        text(r -> r.id().value()),
        text(r -> r.version().map(DomainJson::write).orElse(null)),
        text(r -> r.account().map(DomainJson::write).orElse(null)),
        bool(AccountRow::isAlreadyReactivated),
        text(
            r -> r.attempts().equals(PaymentAttempts.NONE) ? null : DomainJson.write(r.attempts())),
        text(r -> r.referral().map(DomainJson::write).orElse(null)));
  }

  /** The payment methods that have failed. */
  public static PaymentAttempts attempts(Connection tx, AccountId id) throws SQLException {
    return Sql.one(
            tx, "SELECT attempts FROM account WHERE id = ?", row -> attempts(row, 1), id.value())
        .orElse(PaymentAttempts.NONE);
  }

  private static PaymentAttempts attempts(ResultSet row, int column) throws SQLException {
    String attempts = row.getString(column);
    return attempts == null
        ? PaymentAttempts.NONE
        : DomainJson.read(attempts, PaymentAttempts.class);
  }

  private static AccountRow row(ResultSet row) throws SQLException {
    return new AccountRow(
        new AccountId(row.getString(1)),
        Optional.ofNullable(row.getString(2)).map(s -> DomainJson.read(s, Account.class)),
        Optional.ofNullable(row.getString(3)).map(v -> DomainJson.read(v, EventVersion.class)),
        row.getBoolean(4),
        attempts(row, 5),
        Optional.ofNullable(row.getString(6)).map(r -> DomainJson.read(r, Referral.class)));
  }
}
