package io.supportcenter.registration.receipt.store;

import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.store.StoredReceipt.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Receipts in PostgreSQL, for whole batches. No other class changes their table. */
public final class ReceiptStore {

  private static final Comparator<ReceiptKey> ORDER =
      Comparator.comparing(ReceiptKey::retailerId).thenComparing(ReceiptKey::receiptNumber);

  /**
   * Waits for a transaction that is adding the same receipt: the unique key orders a sale and its
   * take-back.
   */
  private static final String AWAIT =
      """
      INSERT INTO receipt (id, retailer_id, receipt_number, state)
      SELECT k.id, k.retailer_id, k.receipt_number, 'AWAITED'
      FROM unnest(?::uuid[], ?::text[], ?::text[]) AS k (id, retailer_id, receipt_number)
      ON CONFLICT (retailer_id, receipt_number) DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT r.id, r.retailer_id, r.receipt_number, r.state, r.kind, r.content_hash, r.retailer_asked
      FROM receipt r
      JOIN unnest(?::text[], ?::text[]) AS k (retailer_id, receipt_number)
        USING (retailer_id, receipt_number)
      ORDER BY r.id
      FOR UPDATE OF r
      """;

  private static final String TAKE_BACKS =
      """
      SELECT r.content
      FROM receipt r
      JOIN unnest(?::text[], ?::text[]) AS k (retailer_id, original_number)
        USING (retailer_id, original_number)
      WHERE r.state = 'ACCEPTED'
      ORDER BY r.occurred_at, r.receipt_number
      """;

  private static final String ACCEPT =
      """
      UPDATE receipt r SET state = 'ACCEPTED', kind = s.kind, original_number = s.original_number,
        occurred_at = s.occurred_at, content = s.content::jsonb, content_hash = s.content_hash,
        problems = NULL, received_at = now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
        AS s (id, kind, original_number, occurred_at, content, content_hash)
      WHERE r.id = s.id AND r.state <> 'ACCEPTED'
      """;

  private static final String REJECT =
      """
      UPDATE receipt r SET state = 'REJECTED', problems = s.problems::jsonb, received_at = now()
      FROM unnest(?::uuid[], ?::text[]) AS s (id, problems)
      WHERE r.id = s.id AND r.state <> 'ACCEPTED'
      """;

  private static final String CONFLICT =
      """
      INSERT INTO receipt_conflict (receipt_id, content_hash, content)
      SELECT s.id, s.content_hash, s.content::jsonb
      FROM unnest(?::uuid[], ?::text[], ?::text[]) AS s (id, content_hash, content)
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK_BY_ID =
      "SELECT id, retailer_asked FROM receipt WHERE id = ANY (?) ORDER BY id FOR UPDATE";

  private static final String ACCEPTED =
      "SELECT id, content FROM receipt WHERE id = ANY (?) AND state = 'ACCEPTED'";

  private static final String ID =
      "SELECT id FROM receipt WHERE retailer_id = ? AND receipt_number = ?";

  private static final String SAVE_ASKED =
      """
      UPDATE receipt r SET retailer_asked = s.asked
      FROM unnest(?::uuid[], ?::int4[]) AS s (id, asked) WHERE r.id = s.id
      """;

  private static final Column<ReceiptKey> RETAILER = text(ReceiptKey::retailerId);
  private static final Column<ReceiptKey> NUMBER = text(ReceiptKey::receiptNumber);

  private ReceiptStore() {}

  /** A receipt and the row it belongs to. */
  public record Placed<T>(UUID id, T receipt) {}

  /** Locks the receipts' rows, added as awaited where there are none. */
  public static ReceiptBatch hold(Connection tx, Collection<ReceiptKey> keys) throws SQLException {
    List<ReceiptKey> ordered = keys.stream().distinct().sorted(ORDER).toList();
    SetSql.update(tx, AWAIT, ordered, uuid(_ -> Ids.next()), RETAILER, NUMBER);
    return new ReceiptBatch(SetSql.map(tx, LOCK, ordered, ReceiptStore::receipt, RETAILER, NUMBER));
  }

  /** Locks the receipts' rows. */
  public static ReceiptLocks lock(Connection tx, Collection<UUID> receiptIds) throws SQLException {
    return new ReceiptLocks(
        SetSql.map(
            tx,
            LOCK_BY_ID,
            Set.copyOf(receiptIds),
            row -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)),
            uuid(id -> id)));
  }

  /** Stores which questions to retailers are open. */
  public static void saveAsked(Connection tx, ReceiptLocks locks) throws SQLException {
    SetSql.updateAll(
        tx, SAVE_ASKED, locks.changed(), uuid(id -> id), integer(locks::retailerAsked));
  }

  public static Optional<UUID> find(Connection tx, ReceiptKey key) throws SQLException {
    return Sql.one(
        tx, ID, row -> row.getObject(1, UUID.class), key.retailerId(), key.receiptNumber());
  }

  /** The accepted ones of these receipts, without the customer. */
  public static Map<UUID, Receipt> accepted(Connection tx, Collection<UUID> ids)
      throws SQLException {
    return SetSql.map(
        tx,
        ACCEPTED,
        ids,
        row ->
            Map.entry(
                row.getObject(1, UUID.class), DomainJson.read(row.getString(2), Receipt.class)),
        uuid(id -> id));
  }

  /** The accepted take-backs of these sales, oldest first. */
  public static List<Receipt> takeBacks(Connection tx, Collection<ReceiptKey> sales)
      throws SQLException {
    return SetSql.query(
        tx,
        TAKE_BACKS,
        sales,
        row -> DomainJson.read(row.getString(1), Receipt.class),
        RETAILER,
        NUMBER);
  }

  /** Stores what the batch did. */
  public static void save(Connection tx, ReceiptBatch batch) throws SQLException {
    SetSql.updateAll(
        tx,
        ACCEPT,
        batch.accepted,
        uuid(Placed::id),
        text(p -> p.receipt().receipt().kind().name()),
        text(p -> p.receipt().receipt().originalReceiptNumber().orElse(null)),
        instant(p -> p.receipt().receipt().occurredAt()),
        text(p -> p.receipt().content()),
        text(p -> p.receipt().contentHash()));
    SetSql.updateAll(
        tx,
        REJECT,
        batch.rejected(),
        uuid(Placed::id),
        text(p -> DomainJson.write(p.receipt().problems())));
    SetSql.update(
        tx,
        CONFLICT,
        batch.conflicts,
        uuid(Placed::id),
        text(p -> p.receipt().contentHash()),
        text(p -> p.receipt().content()));
  }

  private static Map.Entry<ReceiptKey, StoredReceipt> receipt(ResultSet row) throws SQLException {
    ReceiptKey key = new ReceiptKey(row.getString(2), row.getString(3));
    return Map.entry(
        key,
        new StoredReceipt(
            row.getObject(1, UUID.class),
            key,
            State.valueOf(row.getString(4)),
            Optional.ofNullable(row.getString(5)).map(ReceiptKind::valueOf),
            Optional.ofNullable(row.getString(6)),
            row.getInt(7)));
  }
}
