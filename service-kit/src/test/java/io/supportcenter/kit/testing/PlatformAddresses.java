package io.supportcenter.kit.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the real parts of a test platform are.
 *
 * @param registryUrl base address, without a path
 * @param postgresUrl JDBC address up to the database's name
 * @param username PostgreSQL's superuser
 * @param platform the process that holds the parts
 * @param watched the process they live for
 * @param broker process id, 0 while it does not run
 * @param postmaster process id, 0 while it does not run
 */
public record PlatformAddresses(
    String bootstrapServers,
    String registryUrl,
    String postgresUrl,
    String username,
    String password,
    long platform,
    long watched,
    long broker,
    long postmaster) {

  private static final String RUN_TIME = "run_time";

  private static final String RUN_TIME_ROLE =
      """
      DO $$ BEGIN
        PERFORM pg_advisory_xact_lock(1);
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'run_time') THEN
          CREATE ROLE run_time LOGIN PASSWORD 'run_time';
        END IF;
      END $$
      """;

  /** Empty while the platform in that folder is not ready. */
  static Optional<PlatformAddresses> read(Path state) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(state.resolve("platform.properties"))) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new PlatformAddresses(
            properties.getProperty("kafka.bootstrap.servers"),
            properties.getProperty("registry.url"),
            properties.getProperty("postgres.url"),
            properties.getProperty("postgres.username"),
            properties.getProperty("postgres.password"),
            Long.parseLong(properties.getProperty("platform.pid")),
            Long.parseLong(properties.getProperty("watched.pid")),
            Long.parseLong(properties.getProperty("broker.pid", "0")),
            Long.parseLong(properties.getProperty("postgres.pid", "0"))));
  }

  /** For those who join later, as long as this JVM lives. */
  void write(Path state) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap.servers", bootstrapServers);
    properties.setProperty("registry.url", registryUrl);
    properties.setProperty("postgres.url", postgresUrl);
    properties.setProperty("postgres.username", username);
    properties.setProperty("postgres.password", password);
    properties.setProperty("platform.pid", Long.toString(platform));
    properties.setProperty("watched.pid", Long.toString(watched));
    Path file = state.resolve("platform.properties");
    file.toFile().deleteOnExit();
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  public String jdbcUrl(String database) {
    return postgresUrl + database;
  }

  /** Settings of a service that runs as another user than the one that its tables belong to. */
  public Map<String, String> database(String name) {
    return Map.of(
        "quarkus.datasource.jdbc.url", jdbcUrl(name),
        "quarkus.datasource.username", RUN_TIME,
        "quarkus.datasource.password", RUN_TIME,
        "quarkus.flyway.username", username,
        "quarkus.flyway.password", password);
  }

  /** As the owner of all tables, who may do what a service may not. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), username, password);
  }

  /** An empty database of that name; one that was there is dropped, whoever is connected to it. */
  public void recreateDatabase(String name) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(RUN_TIME_ROLE);
      statement.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
      statement.execute("CREATE DATABASE \"" + name + "\"");
    } catch (SQLException e) {
      throw new IllegalStateException("no fresh database " + name, e);
    }
  }
}
