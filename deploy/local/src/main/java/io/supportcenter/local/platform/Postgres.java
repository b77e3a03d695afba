package io.supportcenter.local.platform;

import io.supportcenter.local.process.ChildSpec;
import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Probe;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL server as a child process, and the databases in it. */
public final class Postgres {

  private static final int HEAP_MB = 32;

  private final PlatformPorts ports;
  private final boolean durable;

  Postgres(PlatformPorts ports, boolean durable) {
    this.ports = ports;
    this.durable = durable;
  }

  static Path data(Path state) {
    return state.resolve("postgres");
  }

  ChildSpec spec(Launch launch) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--binaries", launch.state().resolve("postgres-programs").toString(),
                "--data", data(launch.state()).toString(),
                "--port", Integer.toString(ports.postgres())));
    if (durable) {
      arguments.add("--durable");
    }
    return launch.holder(
        "postgres", PostgresMain.class, List.of("-Xmx" + HEAP_MB + "m"), arguments);
  }

  Probe ready() {
    return Probe.port(ports.postgres()).and(this::answers);
  }

  private boolean answers() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Creates what is missing: for each name a role, its password the same, and a database it owns.
   */
  void createDatabases(List<String> names) {
    try (Connection connection = connect()) {
      for (String name : names) {
        createIfMissing(
            connection,
            "SELECT 1 FROM pg_roles WHERE rolname = ?",
            "CREATE ROLE \"%1$s\" LOGIN PASSWORD '%1$s'",
            name);
        createIfMissing(
            connection,
            "SELECT 1 FROM pg_database WHERE datname = ?",
            "CREATE DATABASE \"%1$s\" OWNER \"%1$s\"",
            name);
      }
    } catch (SQLException e) {
      throw new PartFailed("creating the databases failed: " + e.getMessage(), e);
    }
  }

  private static void createIfMissing(
      Connection connection, String query, String command, String name) throws SQLException {
    try (PreparedStatement present = connection.prepareStatement(query);
        Statement create = connection.createStatement()) {
      present.setString(1, name);
      if (!present.executeQuery().next()) {
        create.execute(command.formatted(name));
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        ports.jdbcUrl("postgres"), PostgresServer.SUPERUSER, PostgresServer.PASSWORD);
  }
}
