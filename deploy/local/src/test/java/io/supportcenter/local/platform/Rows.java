package io.supportcenter.local.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Committed rows in a table, as a service would have them. */
record Rows(String jdbcUrl) {

  void add(int value) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS numbers (value int)");
      statement.execute("INSERT INTO numbers VALUES (" + value + ")");
    }
  }

  int sum() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT sum(value) FROM numbers")) {
      row.next();
      return row.getInt(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
  }
}
