package io.supportcenter.kit.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Locks on names rather than rows, held to the end of the transaction. Only transactions of the
 * same schema meet: services, or installations of one, may share a database.
 */
public final class AdvisoryLocks {

  private static final String LOCK =
      """
      SELECT %s(number) FROM (
        SELECT DISTINCT %s AS number FROM unnest(?::text[], ?::text[]) AS n (kind, name) ORDER BY number
      ) AS ordered
      """;

  private static final String ALONE =
      LOCK.formatted("pg_advisory_xact_lock", number("n.kind", "n.name"));

  private static final String SHARED =
      LOCK.formatted("pg_advisory_xact_lock_shared", number("n.kind", "n.name"));

  private static final String TRY =
      "SELECT n.name FROM unnest(?::text[], ?::text[]) AS n (kind, name) WHERE pg_try_advisory_xact_lock(%s)"
          .formatted(number("n.kind", "n.name"));

  private AdvisoryLocks() {}

  /**
   * The number of a lock, in SQL.
   *
   * @param kind SQL of what the names are of
   * @param name SQL of the name
   */
  private static String number(String kind, String name) {
    return "hashtextextended(current_schema() || E'\\n' || %s || E'\\n' || %s, 0)"
        .formatted(kind, name);
  }

  /**
   * Waits for the locks on names, in one order for all transactions.
   *
   * @param kind what the names are of
   */
  public static void alone(Connection tx, String kind, Collection<String> names)
      throws SQLException {
    lock(tx, ALONE, kind, names);
  }

  /** The same for those who only keep out {@link #alone}. */
  public static void shared(Connection tx, String kind, Collection<String> names)
      throws SQLException {
    lock(tx, SHARED, kind, names);
  }

  /**
   * Waits for none.
   *
   * @return those of the names that no other transaction holds
   */
  public static Set<String> tryAlone(Connection tx, String kind, Collection<String> names)
      throws SQLException {
    return new HashSet<>(
        SetSql.query(
            tx, TRY, names, row -> row.getString(1), Column.text(_ -> kind), Column.text(n -> n)));
  }

  private static void lock(Connection tx, String sql, String kind, Collection<String> names)
      throws SQLException {
    SetSql.query(tx, sql, names, _ -> true, Column.text(_ -> kind), Column.text(n -> n));
  }
}
