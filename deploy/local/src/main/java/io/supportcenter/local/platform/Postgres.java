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
import java.util.Map;

/** The PostgreSQL server as a child process, and the databases in it. */
public final class Postgres {

  private static final int HEAP_MB = 32;

  private final PlatformAccess access;
  private final PlatformPorts ports;
  private final boolean durable;

  Postgres(PlatformAccess access, boolean durable) {
    this.access = access;
    this.ports = access.ports();
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
    access
        .security()
        .ifPresent(known ->
            arguments.addAll(
                List.of(
                    "--certificate", known.certificate("postgres").toString(),
                    "--key", known.key("postgres").toString())));
    return launch
        .holder("postgres", PostgresMain.class, List.of("-Xmx" + HEAP_MB + "m"), arguments)
        .with(Map.of(PostgresMain.PASSWORD, superuserPassword()));
  }

  private String superuserPassword() {
    return access.databasePassword(PostgresServer.SUPERUSER);
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
   * Creates what is missing: for each name a database, its owner, NAME_owner, and a role that a
   * service runs as. On an open stack the password of each is its name.
   */
  void createDatabases(List<String> names) {
    try (Connection connection = connect()) {
      for (String name : names) {
        createRole(connection, name);
        createRole(connection, owner(name));
        createIfMissing(
            connection,
            "SELECT 1 FROM pg_database WHERE datname = ?",
            "CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(name, owner(name)),
            name);
      }
    } catch (SQLException e) {
      throw new PartFailed("creating the databases failed: " + e.getMessage(), e);
    }
  }

  /** The role that the tables of that database belong to. */
  public static String owner(String database) {
    return database + "_owner";
  }

  private void createRole(Connection connection, String name) throws SQLException {
    createIfMissing(
        connection,
        "SELECT 1 FROM pg_roles WHERE rolname = ?",
        "CREATE ROLE \"%s\" LOGIN PASSWORD '%s'".formatted(name, access.databasePassword(name)),
        name);
  }

  private static void createIfMissing(
      Connection connection, String query, String command, String name) throws SQLException {
    try (PreparedStatement present = connection.prepareStatement(query);
        Statement create = connection.createStatement()) {
      present.setString(1, name);
      if (!present.executeQuery().next()) {
        create.execute(command);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        access.jdbcUrl("postgres"), PostgresServer.SUPERUSER, superuserPassword());
  }
}
