package io.supportcenter.kit.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Statements over many rows at once: a batch costs as many statements as one row does. */
public final class SetSql {

  private SetSql() {}

  /**
   * Changes rows.
   *
   * @return how many rows were changed
   */
  @SafeVarargs
  public static <T> int update(
      Connection tx, String sql, Collection<? extends T> rows, Column<T>... columns)
      throws SQLException {
    return rows.isEmpty() ? 0 : Sql.update(tx, sql, arrays(tx, rows, columns));
  }

  /**
   * Changes rows, each of which must be there to be changed.
   *
   * @throws IllegalStateException when another number of rows was changed: the transaction must not
   *     commit
   */
  @SafeVarargs
  public static <T> void updateAll(
      Connection tx, String sql, Collection<? extends T> rows, Column<T>... columns)
      throws SQLException {
    int changed = update(tx, sql, rows, columns);
    if (changed != rows.size()) {
      throw new IllegalStateException("changed " + changed + " of " + rows.size() + " rows");
    }
  }

  @SafeVarargs
  public static <T, R> List<R> query(
      Connection tx,
      String sql,
      Collection<? extends T> rows,
      RowReader<R> reader,
      Column<T>... columns)
      throws SQLException {
    return rows.isEmpty() ? List.of() : Sql.query(tx, sql, reader, arrays(tx, rows, columns));
  }

  /** What is found of each row, by its key. */
  @SafeVarargs
  public static <T, K, V> Map<K, V> map(
      Connection tx,
      String sql,
      Collection<? extends T> rows,
      RowReader<Map.Entry<K, V>> reader,
      Column<T>... columns)
      throws SQLException {
    Map<K, V> found = new LinkedHashMap<>();
    query(tx, sql, rows, reader, columns).forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }

  private static <T> Object[] arrays(
      Connection tx, Collection<? extends T> rows, Column<T>[] columns) throws SQLException {
    Object[] arrays = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      arrays[i] = columns[i].of(tx, rows);
    }
    return arrays;
  }
}
