package io.supportcenter.benchmark.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The work that the contenders do: what each account was charged so far. Lock, fold, write
 * set-based, as every handler on the kit does; the bare loop calls the same code, so that the two
 * differ in nothing but the core.
 */
public final class Tallies {

  private static final String LOCK =
      """
      SELECT account_id, version, total FROM tally WHERE account_id = ANY (?)
      ORDER BY account_id FOR UPDATE
      """;

  private static final String WRITE =
      """
      INSERT INTO tally (account_id, version, total)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[])
      ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, total = excluded.total
      """;

  private Tallies() {}

  /** What one event adds. */
  public record Addition(String accountId, long amount) {}

  /** An account after an event. */
  public record Tally(String accountId, long version, long total) {

    Tally plus(long amount) {
      return new Tally(accountId, version + 1, total + amount);
    }
  }

  /** One tally per addition, in their order. */
  public static List<Tally> add(Connection tx, List<Addition> additions) throws SQLException {
    Map<String, Tally> now = locked(tx, additions);
    List<Tally> after = new ArrayList<>(additions.size());
    for (Addition addition : additions) {
      after.add(now.compute(addition.accountId(), (id, before) -> next(id, before, addition)));
    }
    write(tx, new TreeMap<>(now).values());
    return after;
  }

  private static Tally next(String id, Tally before, Addition addition) {
    return (before == null ? new Tally(id, 0, 0) : before).plus(addition.amount());
  }

  private static Map<String, Tally> locked(Connection tx, List<Addition> additions)
      throws SQLException {
    String[] ids =
        additions.stream().map(Addition::accountId).distinct().sorted().toArray(String[]::new);
    Map<String, Tally> found = new HashMap<>();
    try (PreparedStatement statement = tx.prepareStatement(LOCK)) {
      statement.setArray(1, tx.createArrayOf("text", ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              rows.getString(1), new Tally(rows.getString(1), rows.getLong(2), rows.getLong(3)));
        }
      }
    }
    return found;
  }

  private static void write(Connection tx, Collection<Tally> tallies) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(WRITE)) {
      statement.setArray(
          1,
          tx.createArrayOf("text", tallies.stream().map(Tally::accountId).toArray(String[]::new)));
      statement.setArray(
          2, tx.createArrayOf("int8", tallies.stream().map(Tally::version).toArray(Long[]::new)));
      statement.setArray(
          3, tx.createArrayOf("int8", tallies.stream().map(Tally::total).toArray(Long[]::new)));
      int written = statement.executeUpdate();
      if (written != tallies.size()) {
        throw new IllegalStateException("wrote " + written + " of " + tallies.size() + " tallies");
      }
    }
  }
}
