package io.supportcenter.smsactivation.charge.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.store.ChargeRows.Decided;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Charges in PostgreSQL. */
public final class ChargeStore {

  /**
   * Waits while another transaction adds the same request; ordered, so that two do not deadlock.
   * Nothing is added of a merchant that is locked out.
   */
  private static final String ADD =
      """
      INSERT INTO charge (id, merchant_id, request_id, account_id, amount_minor, currency, reference_code,
        description, asset_id, state, created_at, waits_until)
      SELECT c.id, c.merchant_id, c.request_id, c.account_id, c.amount_minor, c.currency, c.reference_code,
        c.description, c.asset_id, 'PROCESSING', c.created_at, c.waits_until
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::timestamptz[], ?::timestamptz[])
        WITH ORDINALITY AS c (id, merchant_id, request_id, account_id, amount_minor, currency, reference_code,
          description, asset_id, created_at, waits_until, n)
      WHERE NOT EXISTS (SELECT FROM merchant m WHERE m.id = c.merchant_id AND m.locked_until > c.created_at)
      ORDER BY c.merchant_id, c.request_id, c.n
      ON CONFLICT (merchant_id, request_id) DO NOTHING
      RETURNING id
      """;

  private static final String DECIDE =
      """
      UPDATE charge c SET state = d.state, denial_reason = d.denial_reason, journal_entry = d.journal_entry,
        account_version = d.account_version, decided_at = d.decided_at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::int8[], ?::timestamptz[])
        AS d (id, state, denial_reason, journal_entry, account_version, decided_at)
      WHERE c.id = d.id AND c.state = 'PROCESSING'
      """;

  private static final String REMOVE = "DELETE FROM charge WHERE id = ANY (?)";

  private static final String SELECT = "SELECT c.* FROM charge c ";

  private static final String FIND_SAME =
      """
      SELECT c.* FROM unnest(?::text[], ?::text[]) AS r (merchant_id, request_id)
      CROSS JOIN LATERAL (
        SELECT * FROM charge
        WHERE merchant_id = r.merchant_id AND request_id = r.request_id LIMIT 1) AS c
      """;

  /** Of those that wait: the ones whose device is known by now, and the ones whose time is up. */
  private static final String LOCK_READY =
      SELECT
          + """
          WHERE c.state = 'PROCESSING' AND (c.waits_until <= ?
            OR EXISTS (SELECT FROM asset_projection a WHERE a.asset_id = c.asset_id))
          ORDER BY c.created_at LIMIT ? FOR UPDATE OF c SKIP LOCKED
          """;

  private ChargeStore() {}

  /**
   * Adds charges that are being processed.
   *
   * @return ids of those whose merchant had not sent the request before, and is not locked out
   */
  public static Set<UUID> add(Connection tx, Collection<Charge> charges) throws SQLException {
    return new HashSet<>(
        SetSql.query(
            tx,
            ADD,
            charges,
            row -> row.getObject(1, UUID.class),
            uuid(Charge::id),
            text(c -> c.request().merchantId()),
            text(c -> c.request().requestId()),
            text(c -> c.request().accountId()),
            bigint(c -> c.request().amount().minor()),
            text(c -> c.request().amount().currency()),
            text(c -> c.request().referenceCode()),
            text(c -> c.request().description()),
            text(c -> c.request().assetId().orElse(null)),
            instant(Charge::createdAt),
            instant(c -> c.state() instanceof ChargeState.Processing(var until) ? until : null)));
  }

  /** Of charges that this transaction has added. */
  static void remove(Connection tx, Collection<UUID> ids) throws SQLException {
    SetSql.updateAll(tx, REMOVE, ids, uuid(id -> id));
  }

  /** Of charges that were being processed; those that still are stay as they are. */
  public static void decide(Connection tx, Collection<Charge> charges) throws SQLException {
    SetSql.updateAll(
        tx,
        DECIDE,
        charges.stream().flatMap(ChargeRows::decided).toList(),
        uuid(Decided::id),
        text(Decided::state),
        text(Decided::denialReason),
        uuid(Decided::journalEntry),
        bigint(Decided::accountVersion),
        instant(Decided::at));
  }

  public static Optional<Charge> find(Connection tx, UUID id) throws SQLException {
    return Sql.one(tx, SELECT + "WHERE c.id = ?", ChargeRows::charge, id);
  }

  /** The charges that came from the same requests. */
  public static List<Charge> find(Connection tx, Collection<ChargeRequest> requests)
      throws SQLException {
    return SetSql.query(
        tx,
        FIND_SAME,
        requests,
        ChargeRows::charge,
        text(ChargeRequest::merchantId),
        text(ChargeRequest::requestId));
  }

  public static List<Charge> lockReady(Connection tx, Instant now, int limit) throws SQLException {
    return Sql.query(tx, LOCK_READY, ChargeRows::charge, now, limit);
  }
}
