package io.supportcenter.reactivation.sql;

import io.supportcenter.kit.db.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Questions with a parameter or two, where there are no rows to bind. */
public final class PlainSql {

  private PlainSql() {}

  public static <R> List<R> query(
      Connection tx, String sql, RowReader<R> reader, Object... parameters) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return read(statement, reader);
    }
  }

  private static <R> List<R> read(PreparedStatement statement, RowReader<R> reader)
      throws SQLException {
    try (ResultSet answer = statement.executeQuery()) {
      List<R> found = new ArrayList<>();
      while (answer.next()) {
        found.add(reader.read(answer));
      }
      return found;
    }
  }
}
