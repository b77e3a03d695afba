package io.supportcenter.smsactivation.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An auditor's view of the books. */
public record Ledger(DataSource dataSource) {

  /** Debits less credits; negative for what we owe. */
  public long sum(String account) {
    return number("SELECT coalesce(sum(amount_minor), 0) FROM posting WHERE account = ?", account);
  }

  public long unbalancedEntries() {
    return number(
        """
        SELECT count(*) FROM (SELECT FROM posting GROUP BY entry_id
          HAVING sum(amount_minor) <> 0 OR count(*) < 2) AS unbalanced
        """);
  }

  public long disagreements() {
    return number("SELECT count(*) FROM ledger_disagreement");
  }

  public long number(String sql, String... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
