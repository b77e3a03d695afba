package io.supportcenter.smsactivation.account.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.Activation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Accounts in PostgreSQL. Rows are locked in the order of ids before they are changed. */
public final class AccountStore {

  private static final String SELECT =
      """
      SELECT a.id, a.batch_id, b.distributor_id, b.short_code, b.value_minor, b.currency, b.expires_at, a.state,
        a.blacklistings, a.phone_number, a.activated_at, a.balance_minor, a.charged, a.version, a.pepper_version,
        a.pass_code_hash
      FROM consumer_account a JOIN batch b ON b.id = a.batch_id
      """;

  private static final String LOCK = SELECT + "WHERE a.id = ANY (?) ORDER BY a.id FOR UPDATE OF a";

  private static final String LOCK_BATCH =
      SELECT + "WHERE a.batch_id = ? ORDER BY a.id FOR UPDATE OF a";

  private static final String LOCK_LEFT =
      SELECT + "WHERE a.batch_id = ? AND a.balance_minor > 0 ORDER BY a.id LIMIT ? FOR UPDATE OF a";

  private static final String LOCK_BY_PASS_CODE =
      SELECT
          + """
          JOIN unnest(?::int4[], ?::text[]) AS k (pepper_version, pass_code_hash)
            USING (pepper_version, pass_code_hash)
          ORDER BY a.id FOR UPDATE OF a
          """;

  private static final String TAKEN =
      """
      SELECT k.id FROM unnest(?::text[], ?::int4[], ?::text[]) AS k (id, pepper_version, pass_code_hash)
      WHERE EXISTS (SELECT FROM consumer_account a WHERE a.id = k.id)
        OR EXISTS (SELECT FROM consumer_account a
                   WHERE (a.pepper_version, a.pass_code_hash) = (k.pepper_version, k.pass_code_hash))
      """;

  private static final String INSERT =
      """
      INSERT INTO consumer_account (id, batch_id, pepper_version, pass_code_hash, state, balance_minor, version)
      SELECT k.id, k.batch_id, k.pepper_version, k.pass_code_hash, 'ISSUED', k.balance_minor, k.version
      FROM unnest(?::text[], ?::uuid[], ?::int4[], ?::text[], ?::int8[], ?::int8[])
        AS k (id, batch_id, pepper_version, pass_code_hash, balance_minor, version)
      """;

  /** A row whose version was skipped has been changed without its lock: it is left alone. */
  private static final String SAVE_STATE =
      """
      UPDATE consumer_account a SET state = s.state, blacklistings = s.blacklistings::jsonb,
        phone_number = s.phone_number, activated_at = s.activated_at, version = s.version, changed_at = now()
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::int8[])
        AS s (id, state, blacklistings, phone_number, activated_at, version)
      WHERE a.id = s.id AND a.version = s.version - 1
      """;

  private static final String SAVE_BALANCE =
      """
      UPDATE consumer_account a SET balance_minor = s.balance_minor, charged = s.charged, changed_at = now()
      FROM unnest(?::text[], ?::int8[], ?::text[]) AS s (id, balance_minor, charged)
      WHERE a.id = s.id
      """;

  private AccountStore() {}

  /** A new account and the hash of the pass code on its card. */
  public record NewAccount(Account account, KeyedHash passCode) {}

  public static Optional<Account> find(Connection tx, AccountId id) throws SQLException {
    return Sql.one(tx, SELECT + "WHERE a.id = ?", AccountRows::account, id.digits());
  }

  public static Map<AccountId, Account> lock(Connection tx, Collection<AccountId> ids)
      throws SQLException {
    return SetSql.query(tx, LOCK, ids, AccountRows::account, text(AccountId::digits)).stream()
        .collect(Collectors.toMap(Account::id, Function.identity()));
  }

  /** All of a batch, whose row is locked. */
  public static List<Account> lockBatch(Connection tx, UUID batchId) throws SQLException {
    return Sql.query(tx, LOCK_BATCH, AccountRows::account, batchId);
  }

  /** Some of a batch, whose row is locked, on which something is left. */
  static List<Account> lockLeft(Connection tx, UUID batchId, int limit) throws SQLException {
    return Sql.query(tx, LOCK_LEFT, AccountRows::account, batchId, limit);
  }

  public static Map<KeyedHash, Account> lockByPassCode(
      Connection tx, Collection<KeyedHash> passCodes) throws SQLException {
    return SetSql.map(
        tx,
        LOCK_BY_PASS_CODE,
        passCodes,
        row -> Map.entry(AccountRows.passCode(row), AccountRows.account(row)),
        integer(KeyedHash::keyVersion),
        text(KeyedHash::hex));
  }

  /** Those whose identifier or pass code another account has. */
  public static List<AccountId> taken(Connection tx, Collection<NewAccount> accounts)
      throws SQLException {
    return SetSql.query(
        tx,
        TAKEN,
        accounts,
        row -> new AccountId(row.getString(1)),
        text(n -> n.account().id().digits()),
        integer(n -> n.passCode().keyVersion()),
        text(n -> n.passCode().hex()));
  }

  public static void insert(Connection tx, Collection<NewAccount> accounts) throws SQLException {
    SetSql.updateAll(
        tx,
        INSERT,
        accounts,
        text(n -> n.account().id().digits()),
        uuid(n -> n.account().terms().batchId()),
        integer(n -> n.passCode().keyVersion()),
        text(n -> n.passCode().hex()),
        bigint(n -> n.account().balance().amountMinor()),
        bigint(n -> n.account().version()));
  }

  /** Of locked accounts whose state has changed, once each. */
  public static void saveStates(Connection tx, Collection<Account> accounts) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE_STATE,
        accounts,
        text(a -> a.id().digits()),
        text(a -> a.state().code()),
        text(AccountRows::blacklistings),
        text(a -> a.state().activation().map(by -> by.phone().e164()).orElse(null)),
        instant(a -> a.state().activation().map(Activation::at).orElse(null)),
        bigint(Account::version));
  }

  public static void saveBalances(Connection tx, Collection<Account> accounts) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE_BALANCE,
        accounts,
        text(a -> a.id().digits()),
        bigint(a -> a.balance().amountMinor()),
        text(a -> a.charged().text()));
  }
}
