package io.supportcenter.registration.progress;

import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The receipts that this transaction holds, and which attempt to ask the retailer about each
 * counts. Locks come in one order everywhere: receipts, users, devices, each sorted.
 */
public final class ReceiptLocks {

  private static final String LOCK =
      "SELECT id, retailer_asked FROM receipt WHERE id = ANY (?) ORDER BY id FOR UPDATE";

  private static final String SAVE =
      """
      UPDATE receipt r SET retailer_asked = s.asked
      FROM unnest(?::uuid[], ?::int4[]) AS s (id, asked) WHERE r.id = s.id
      """;

  private final Map<UUID, Integer> asked;
  private final Set<UUID> changed = new HashSet<>();

  private ReceiptLocks(Map<UUID, Integer> asked) {
    this.asked = asked;
  }

  public static ReceiptLocks lock(Connection tx, Collection<UUID> receiptIds) throws SQLException {
    Map<UUID, Integer> asked = new HashMap<>();
    List<Map.Entry<UUID, Integer>> rows =
        SetSql.query(
            tx,
            LOCK,
            Set.copyOf(receiptIds),
            row -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)),
            uuid(id -> id));
    rows.forEach(row -> asked.put(row.getKey(), row.getValue()));
    return new ReceiptLocks(asked);
  }

  /** Receipts whose rows the caller has locked and read itself. */
  public static ReceiptLocks held(Map<UUID, Integer> asked) {
    return new ReceiptLocks(new HashMap<>(asked));
  }

  public Set<UUID> ids() {
    return Set.copyOf(asked.keySet());
  }

  /** The attempt whose answer counts; 0 when the retailer has not been asked. */
  public int retailerAsked(UUID receiptId) {
    return asked.getOrDefault(receiptId, 0);
  }

  public void setRetailerAsked(UUID receiptId, int attempt) {
    asked.put(receiptId, attempt);
    changed.add(receiptId);
  }

  void save(Connection tx) throws SQLException {
    SetSql.updateAll(tx, SAVE, changed, uuid(id -> id), integer(asked::get));
  }
}
