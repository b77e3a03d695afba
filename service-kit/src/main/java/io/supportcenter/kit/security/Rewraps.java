package io.supportcenter.kit.security;

import io.quarkus.arc.All;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Seals with the vault's current key what an older one has sealed, in short transactions. It may be
 * stopped and asked for again at any time.
 */
@ApplicationScoped
public class Rewraps {

  private static final Logger LOG = Logger.getLogger(Rewraps.class);

  private static final int ROWS_AT_ONCE = 500;
  private static final int ROWS_MAX = 20_000;

  private final Transactions transactions;
  private final Vault vault;
  private final List<SealedColumn> columns;

  Rewraps(Transactions transactions, Vault vault, @All List<SealedColumn> columns) {
    this.transactions = transactions;
    this.vault = vault;
    this.columns = columns;
  }

  /**
   * How far it came.
   *
   * @param rewrapped values that were sealed again now
   * @param remaining values that older keys have sealed, by column
   */
  public record Rewrapped(int rewrapped, Map<String, Long> remaining) {}

  private record Row(String ctid, byte[] sealed, String place) {}

  /** The rows after that one. */
  private record Step(String after, int looked, int rewrapped) {}

  /** Seals at most some ten thousand values: ask again while some remain. */
  public Rewrapped run() {
    int rewrapped = 0;
    for (SealedColumn column : columns) {
      Step step = new Step("(0,0)", ROWS_AT_ONCE, 0);
      while (step.looked() == ROWS_AT_ONCE && rewrapped < ROWS_MAX) {
        String after = step.after();
        step = transactions.inNew(tx -> step(tx, column, after));
        rewrapped += step.rewrapped();
      }
    }
    Map<String, Long> remaining = new TreeMap<>();
    for (SealedColumn column : columns) {
      remaining.put(
          column.table() + "." + column.column(), transactions.read(tx -> remaining(tx, column)));
    }
    return new Rewrapped(rewrapped, remaining);
  }

  private Step step(Connection tx, SealedColumn column, String after) throws SQLException {
    String select =
        "SELECT ctid::text, %s, %s FROM %s WHERE %s AND ctid > ?::tid ORDER BY ctid LIMIT ? FOR UPDATE"
            .formatted(column.bytes(), column.place(), column.table(), isOld(column));
    String update =
        "UPDATE %s SET %s = %s WHERE ctid = ?::tid"
            .formatted(column.table(), column.column(), column.stored());
    List<Row> rows =
        Sql.query(
            tx,
            select,
            row -> new Row(row.getString(1), row.getBytes(2), row.getString(3)),
            vault.currentPrefix(),
            after,
            ROWS_AT_ONCE);
    int rewrapped = 0;
    for (Row row : rows) {
      try {
        byte[] plain = vault.open(row.sealed(), row.place());
        rewrapped += Sql.update(tx, update, vault.seal(plain, row.place()), row.ctid());
      } catch (IllegalArgumentException e) {
        LOG.errorf("%s of %s: %s", column.column(), column.table(), e.getMessage());
      }
    }
    return new Step(rows.isEmpty() ? after : rows.getLast().ctid(), rows.size(), rewrapped);
  }

  private long remaining(Connection tx, SealedColumn column) throws SQLException {
    String count = "SELECT count(*) FROM %s WHERE %s".formatted(column.table(), isOld(column));
    return Sql.one(tx, count, row -> row.getLong(1), vault.currentPrefix()).orElseThrow();
  }

  private static String isOld(SealedColumn column) {
    return "%s AND substring(%s FROM 1 FOR 5) <> ?".formatted(column.condition(), column.bytes());
  }
}
