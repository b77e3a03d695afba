package io.supportcenter.kit.db;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Deletes rows that are older than anybody needs them, some at a time. */
public final class Expiry {

  private static final int AT_ONCE = 10_000;

  private Expiry() {}

  /**
   * @param table and the two next ones are SQL of ours, never input
   * @param time the column that tells a row's age
   * @param condition for rows that may go
   * @return how many went; there may be more when it is 10,000
   */
  public static int delete(
      AgroalDataSource dataSource, String table, String time, String condition, Duration keep)
      throws SQLException {
    String sql =
        """
        DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM %1$s WHERE %2$s < now() - make_interval(secs => ?) AND %3$s LIMIT ?))
        """
            .formatted(table, time, condition);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setDouble(1, keep.toSeconds());
      statement.setInt(2, AT_ONCE);
      return statement.executeUpdate();
    }
  }
}
