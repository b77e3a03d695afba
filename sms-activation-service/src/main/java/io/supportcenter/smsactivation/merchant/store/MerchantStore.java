package io.supportcenter.smsactivation.merchant.store;

import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.smsactivation.limit.RollingSum;
import io.supportcenter.smsactivation.merchant.Merchant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is remembered of merchants, in PostgreSQL. */
public final class MerchantStore {

  private static final String LOCK =
      "SELECT m.* FROM merchant m WHERE m.id = ANY (?) ORDER BY m.id FOR UPDATE";

  private static final String ADD =
      "INSERT INTO merchant (id) SELECT * FROM unnest(?::text[]) ON CONFLICT DO NOTHING";

  private static final String SAVE =
      """
      UPDATE merchant m SET charged = s.charged, probes = s.probes, locked_until = s.locked_until
      FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
        AS s (id, charged, probes, locked_until)
      WHERE m.id = s.id
      """;

  private static final String LOCKED =
      "SELECT m.id, m.locked_until FROM merchant m WHERE m.id = ANY (?) AND m.locked_until IS NOT NULL";

  private MerchantStore() {}

  /**
   * Locks the merchants' rows, adding those that are missing. Payments of a merchant wait for each
   * other from here on: it is the last lock that they take.
   */
  public static Map<String, Merchant> lock(Connection tx, Collection<String> ids)
      throws SQLException {
    List<String> ordered = ids.stream().distinct().sorted().toList();
    Map<String, Merchant> found = lockThoseThere(tx, ordered);
    if (found.size() == ordered.size()) {
      return found;
    }
    SetSql.update(
        tx, ADD, ordered.stream().filter(id -> !found.containsKey(id)).toList(), text(id -> id));
    return lockThoseThere(tx, ordered);
  }

  private static Map<String, Merchant> lockThoseThere(Connection tx, List<String> ids)
      throws SQLException {
    return SetSql.map(tx, LOCK, ids, MerchantStore::row, text(id -> id));
  }

  /** Of locked merchants. */
  public static void save(Connection tx, Collection<Merchant> merchants) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        merchants,
        text(Merchant::id),
        text(MerchantStore::charged),
        text(merchant -> merchant.probes().text()),
        instant(merchant -> merchant.lockedUntil().orElse(null)));
  }

  /** Until when those of the merchants that were locked out are, or were. */
  public static Map<String, Instant> lockedUntil(Connection tx, Collection<String> ids)
      throws SQLException {
    return SetSql.map(
        tx,
        LOCKED,
        ids,
        row -> Map.entry(row.getString("id"), Rows.instant(row, "locked_until")),
        text(id -> id));
  }

  private static Map.Entry<String, Merchant> row(ResultSet row) throws SQLException {
    Map<String, RollingSum> charged = new HashMap<>();
    row.getString("charged")
        .lines()
        .forEach(line -> {
          String[] parts = line.split(" ", 2);
          charged.put(parts[0], RollingSum.read(parts[1]));
        });
    String id = row.getString("id");
    return Map.entry(
        id,
        new Merchant(
            id,
            charged,
            RollingSum.read(row.getString("probes")),
            Rows.optionalInstant(row, "locked_until")));
  }

  /** A currency a line. */
  private static String charged(Merchant merchant) {
    return merchant.charged().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().text())
        .collect(Collectors.joining("\n"));
  }
}
