package io.supportcenter.kit.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Single statements. A parameter is a text, a number, a boolean, a {@link UUID}, an {@link
 * Instant}, a {@link Duration} (as seconds), bytes, an array of texts or UUIDs, a column of many
 * rows ({@link Column#of}), or null.
 */
public final class Sql {

  private Sql() {}

  /** All rows, in the statement's order. */
  public static <R> List<R> query(
      Connection tx, String sql, RowReader<R> reader, Object... parameters) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      bind(tx, statement, parameters);
      try (ResultSet answer = statement.executeQuery()) {
        List<R> found = new ArrayList<>();
        while (answer.next()) {
          found.add(reader.read(answer));
        }
        return found;
      }
    }
  }

  /**
   * The only row; empty when there is none.
   *
   * @throws IllegalStateException when there are several
   */
  public static <R> Optional<R> one(
      Connection tx, String sql, RowReader<R> reader, Object... parameters) throws SQLException {
    List<R> rows = query(tx, sql, reader, parameters);
    if (rows.size() > 1) {
      throw new IllegalStateException(rows.size() + " rows instead of one");
    }
    return rows.stream().findFirst();
  }

  /** Whether there is a row. */
  public static boolean exists(Connection tx, String sql, Object... parameters)
      throws SQLException {
    return !query(tx, sql, _ -> true, parameters).isEmpty();
  }

  /**
   * Changes rows.
   *
   * @return how many were changed
   */
  public static int update(Connection tx, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      bind(tx, statement, parameters);
      return statement.executeUpdate();
    }
  }

  private static void bind(Connection tx, PreparedStatement statement, Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bind(tx, statement, i + 1, parameters[i]);
    }
  }

  private static void bind(Connection tx, PreparedStatement statement, int index, Object parameter)
      throws SQLException {
    switch (parameter) {
      case Duration length -> statement.setDouble(index, length.toMillis() / 1000.0);
      case Instant at -> statement.setObject(index, at.atOffset(ZoneOffset.UTC));
      case String[] texts -> statement.setArray(index, tx.createArrayOf("text", texts));
      case UUID[] ids -> statement.setArray(index, tx.createArrayOf("uuid", ids));
      case Array column -> statement.setArray(index, column);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case null, default -> statement.setObject(index, parameter);
    }
  }
}
