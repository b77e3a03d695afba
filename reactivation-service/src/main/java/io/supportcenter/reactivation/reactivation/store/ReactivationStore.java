package io.supportcenter.reactivation.reactivation.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.bool;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.ReactivationState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reactivations in PostgreSQL. Changed only under the lock on their account. */
public final class ReactivationStore {

  private static final String SELECT =
      "SELECT r.id, r.request, r.version, r.decisions, r.account_version, r.detail FROM"
          + " reactivation r ";

  private static final String OPEN =
      SELECT
          + """
          WHERE r.account_id = ANY (?) AND r.is_open
          ORDER BY r.id
          """;

  private static final String SAME_REQUEST =
      SELECT
          + """
          JOIN unnest(?::text[], ?::text[]) AS s (account_id, request_id) USING (account_id, request_id)
          """;

  private static final String PAGE =
      SELECT
          + "WHERE r.account_id = ? AND r.id < ? AND (? OR r.user_id = ?) ORDER BY r.id DESC LIMIT"
          + " ?";

  private static final String SAVE =
      """
      INSERT INTO reactivation
        (id, account_id, request_id, user_id, request, state, is_open, detail, version, decisions,
         account_version, changed_at)
      SELECT s.*, now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::text[], ?::bool[], ?::jsonb[], ?::int8[], ?::int4[],
        ?::int8[]) AS s
      ON CONFLICT (id) DO UPDATE SET
        state = excluded.state, is_open = excluded.is_open, detail = excluded.detail, version = excluded.version,
        decisions = excluded.decisions, account_version = excluded.account_version,
        changed_at = excluded.changed_at
      WHERE reactivation.version <= excluded.version
      """;

  private ReactivationStore() {}

  /** The open ones of these accounts. */
  static List<Reactivation> open(Connection tx, Collection<AccountId> accounts)
      throws SQLException {
    return SetSql.query(
        tx, OPEN, accounts, ReactivationStore::reactivation, text(AccountId::value));
  }

  /** Those that these requests have led to. */
  static List<Reactivation> ofRequests(Connection tx, Collection<ReactivationRequest> requests)
      throws SQLException {
    return SetSql.query(
        tx,
        SAME_REQUEST,
        requests,
        ReactivationStore::reactivation,
        text(r -> r.account().value()),
        text(ReactivationRequest::requestId));
  }

  public static Optional<Reactivation> find(Connection tx, ReactivationId id) throws SQLException {
    return Sql.one(tx, SELECT + "WHERE r.id = ?", ReactivationStore::reactivation, id.value());
  }

  /**
   * The newest first.
   *
   * @param user empty for those of all users
   */
  public static List<Reactivation> page(
      Connection tx, AccountId account, Optional<String> user, UUID before, int limit)
      throws SQLException {
    return Sql.query(
        tx,
        PAGE,
        ReactivationStore::reactivation,
        account.value(),
        before,
        user.isEmpty(),
        user.orElse(""),
        limit);
  }

  static void save(Connection tx, Collection<Reactivation> reactivations) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        reactivations,
        uuid(r -> r.id().value()),
        text(r -> r.request().account().value()),
        text(r -> r.request().requestId()),
        text(r -> r.request().user().value()),
        text(r -> DomainJson.write(r.request())),
        text(r -> r.state().code().name()),
        bool(Reactivation::isOpen),
        text(r -> DomainJson.write(r.state())),
        bigint(Reactivation::version),
        integer(Reactivation::decisions),
        bigint(r -> r.accountVersion().orElse(null)));
  }

  private static Reactivation reactivation(ResultSet row) throws SQLException {
    return new Reactivation(
        new ReactivationId(row.getObject("id", UUID.class)),
        DomainJson.read(row.getString("request"), ReactivationRequest.class),
        row.getLong("version"),
        row.getInt("decisions"),
        Optional.ofNullable(row.getObject("account_version", Long.class)),
        DomainJson.read(row.getString("detail"), ReactivationState.class));
  }
}
