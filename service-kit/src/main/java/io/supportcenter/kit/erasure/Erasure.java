package io.supportcenter.kit.erasure;

import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** How a service forgets a user. A CDI bean for each kind of data; all of them are asked. */
public interface Erasure {

  /** How many rows a statement erases at most, so that no transaction takes long. */
  int ROWS_MAX = 1_000;

  /**
   * Erases something of what is kept of a user. Called in transactions of their own until nothing
   * is left, and once more when the transactions that did not know of it yet are over.
   */
  Erased erase(Connection tx, ErasedUser user) throws SQLException;

  /** Whether it is asked only once the others have nothing left. */
  default boolean isLast() {
    return false;
  }

  /**
   * Deletes at most {@link #ROWS_MAX} rows.
   *
   * @param table like the condition SQL of ours, never input
   */
  static Erased delete(Connection tx, String table, String condition, Object... parameters)
      throws SQLException {
    String sql =
        "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s LIMIT %3$d))";
    return Erased.of(
        Sql.update(tx, sql.formatted(table, "(" + condition + ")", ROWS_MAX), parameters));
  }
}
