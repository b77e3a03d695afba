package io.supportcenter.registration.receipt.store;

import static io.supportcenter.kit.db.Column.bool;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.store.StoredReceipt.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
      SELECT r.id, r.retailer_id, r.receipt_number, r.state, r.kind, r.original_number, r.content_hash,
        r.retailer_asked, r.open_take_backs,
        CASE WHEN r.state = 'ACCEPTED' AND r.problems IS NOT NULL THEN r.content END AS incomplete
      FROM receipt r
      JOIN unnest(?::text[], ?::text[]) AS k (retailer_id, receipt_number)
        USING (retailer_id, receipt_number)
      ORDER BY r.id
      FOR UPDATE OF r
      """;

  private static final String TAKEN_BACK =
      """
      SELECT DISTINCT r.retailer_id, r.original_number
      FROM receipt r
      JOIN unnest(?::text[], ?::text[]) AS k (retailer_id, original_number)
        USING (retailer_id, original_number)
      WHERE r.state = 'ACCEPTED'
      """;

  private static final String ORIGINALS_OF_PARTS =
      """
      SELECT r.retailer_id, r.part_of, r.original_number
      FROM receipt r
      JOIN unnest(?::text[], ?::text[]) AS k (retailer_id, part_of) USING (retailer_id, part_of)
      WHERE r.state = 'ACCEPTED' AND r.original_number IS NOT NULL
      """;

  /** Returns and voids of the sales, those of these, and so on. */
  private static final String TAKE_BACKS =
      """
      WITH RECURSIVE tree AS (
        SELECT s.id AS sale_id, s.id, s.retailer_id, s.receipt_number, s.part_of, 0 AS depth
        FROM receipt s WHERE s.id = ANY (?)
        UNION
        SELECT t.sale_id, r.id, r.retailer_id, r.receipt_number, r.part_of, t.depth + 1
        FROM tree t
        JOIN receipt r ON r.retailer_id = t.retailer_id
          AND r.original_number IN (t.receipt_number, t.part_of)
          AND (r.original_number = t.receipt_number OR r.kind = 'VOID')
        WHERE r.state = 'ACCEPTED' AND t.depth < 8
      )
      SELECT t.sale_id, r.id, r.content
      FROM (SELECT DISTINCT sale_id, id FROM tree WHERE depth > 0) t
      JOIN receipt r USING (id)
      ORDER BY r.occurred_at, r.receipt_number
      """;

  private static final String ACCEPT =
      """
      UPDATE receipt r SET state = 'ACCEPTED', kind = s.kind, original_number = s.original_number,
        part_of = s.part_of, occurred_at = s.occurred_at, content = s.content::jsonb,
        content_hash = s.content_hash, problems = s.problems::jsonb,
        claim_proofs = s.claim_proofs::jsonb, received_at = now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
          ?::text[], ?::text[])
        AS s (id, kind, original_number, part_of, occurred_at, content, content_hash, problems,
          claim_proofs)
      WHERE r.id = s.id
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
      "SELECT id, retailer_asked, open_take_backs FROM receipt WHERE id = ANY (?) ORDER BY id FOR"
          + " UPDATE";

  private static final String ACCEPTED =
      "SELECT id, content FROM receipt WHERE id = ANY (?) AND state = 'ACCEPTED'";

  private static final String ID =
      "SELECT id FROM receipt WHERE retailer_id = ? AND receipt_number = ?";

  private static final String CLAIM_PROOFS = "SELECT claim_proofs FROM receipt WHERE id = ?";

  private static final String SAVE_OPEN =
      """
      UPDATE receipt r SET retailer_asked = s.asked, open_take_backs = s.is_open
      FROM unnest(?::uuid[], ?::int4[], ?::bool[]) AS s (id, asked, is_open) WHERE r.id = s.id
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
    List<UUID> open = new ArrayList<>();
    Map<UUID, Integer> asked =
        SetSql.map(
            tx,
            LOCK_BY_ID,
            Set.copyOf(receiptIds),
            row -> {
              UUID id = row.getObject(1, UUID.class);
              if (row.getBoolean(3)) {
                open.add(id);
              }
              return Map.entry(id, row.getInt(2));
            },
            uuid(id -> id));
    return new ReceiptLocks(asked, open);
  }

  /** Stores which questions to retailers are open, and which take-backs. */
  public static void saveOpen(Connection tx, ReceiptLocks locks) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE_OPEN,
        locks.changed(),
        uuid(id -> id),
        integer(locks::retailerAsked),
        bool(locks::isOpen));
  }

  public static Optional<UUID> find(Connection tx, ReceiptKey key) throws SQLException {
    return Sql.one(
        tx, ID, row -> row.getObject(1, UUID.class), key.retailerId(), key.receiptNumber());
  }

  /** By which proofs of its paper it may be claimed, hashed. */
  public static List<KeyedHash> claimProofs(Connection tx, UUID receiptId) throws SQLException {
    return Sql.one(
            tx,
            CLAIM_PROOFS,
            row -> List.of(DomainJson.read(row.getString(1), KeyedHash[].class)),
            receiptId)
        .orElse(List.of());
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

  /** Those of these receipts that were taken back, wholly or in part. */
  public static List<ReceiptKey> takenBack(Connection tx, Collection<ReceiptKey> receipts)
      throws SQLException {
    return SetSql.query(
        tx,
        TAKEN_BACK,
        receipts,
        row -> new ReceiptKey(row.getString(1), row.getString(2)),
        RETAILER,
        NUMBER);
  }

  /** What the parts of these transactions take back, by the transaction. */
  public static Map<ReceiptKey, List<ReceiptKey>> originalsOfParts(
      Connection tx, Collection<ReceiptKey> transactions) throws SQLException {
    Map<ReceiptKey, List<ReceiptKey>> originals = new HashMap<>();
    SetSql.query(
            tx,
            ORIGINALS_OF_PARTS,
            transactions,
            row ->
                Map.entry(
                    new ReceiptKey(row.getString(1), row.getString(2)),
                    new ReceiptKey(row.getString(1), row.getString(3))),
            RETAILER,
            NUMBER)
        .forEach(
            e -> originals.computeIfAbsent(e.getKey(), _ -> new ArrayList<>()).add(e.getValue()));
    return originals;
  }

  /** The accepted take-backs of these sales, and those of these take-backs, oldest first. */
  public static Map<UUID, List<Placed<Receipt>>> takeBacks(Connection tx, Collection<UUID> saleIds)
      throws SQLException {
    Map<UUID, List<Placed<Receipt>>> found = new HashMap<>();
    SetSql.query(
            tx,
            TAKE_BACKS,
            saleIds,
            row ->
                Map.entry(
                    row.getObject(1, UUID.class),
                    new Placed<>(
                        row.getObject(2, UUID.class),
                        DomainJson.read(row.getString(3), Receipt.class))),
            uuid(id -> id))
        .forEach(e -> found.computeIfAbsent(e.getKey(), _ -> new ArrayList<>()).add(e.getValue()));
    return found;
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
        text(p -> p.receipt().receipt().partOf().orElse(null)),
        instant(p -> p.receipt().receipt().occurredAt()),
        text(p -> p.receipt().content()),
        text(p -> p.receipt().contentHash()),
        text(p -> p.receipt().leftOut().isEmpty() ? null : DomainJson.write(p.receipt().leftOut())),
        text(p -> DomainJson.write(p.receipt().proofs())));
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
            Optional.ofNullable(row.getString("kind")).map(ReceiptKind::valueOf),
            Optional.ofNullable(row.getString("original_number"))
                .map(number -> new ReceiptKey(key.retailerId(), number)),
            Optional.ofNullable(row.getString("content_hash")),
            Optional.ofNullable(row.getString("incomplete"))
                .map(content -> DomainJson.read(content, Receipt.class)),
            row.getInt("retailer_asked"),
            row.getBoolean("open_take_backs")));
  }
}
