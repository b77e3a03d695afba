package io.supportcenter.kit.db;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Ends the start on a database that the core does not work with, and says why. Before Flyway
 * connects: the pool's settings have names that an older server does not know.
 */
@Singleton
@Unremovable
class DatabaseRequirements implements FlywayConfigurationCustomizer {

  /** The first with transaction_timeout. */
  private static final int MAJOR_MIN = 17;

  private static final String NOT_SET =
      """
      SELECT name FROM pg_settings
      WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout') AND setting = '0'
        OR name = 'default_transaction_isolation' AND setting <> 'read committed'
      ORDER BY name
      """;

  private static final String MAY_CHANGE_TABLES =
      """
      SELECT rolsuper OR rolcreaterole OR pg_has_role(oid, ?, 'MEMBER')
      FROM pg_roles WHERE rolname = current_user
      """;

  static final String OWNER = "quarkus.flyway.username";
  private static final String RUN_TIME = "quarkus.datasource.username";

  private static final Logger LOG = Logger.getLogger(DatabaseRequirements.class);

  private final DedicatedConnections connections;
  private final boolean isLocal;

  DatabaseRequirements(
      DedicatedConnections connections,
      @ConfigProperty(name = "support-center.insecure-local") boolean isLocal) {
    this.connections = connections;
    this.isLocal = isLocal;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    requireOwner(connections.username(), connections.owner(), isLocal);
    migrateAsOwner(configuration);
    try (Connection plain = connections.openPlain("start")) {
      requireVersion(plain.getMetaData().getDatabaseMajorVersion());
      try (Connection connection = connections.open("start")) {
        requireSessions(backend(plain), backend(connection));
        requireSettings(Sql.query(connection, NOT_SET, row -> row.getString(1)));
        requireLittle(mayChangeTables(connection), isLocal);
      }
    } catch (SQLException e) {
      LOG.infof("the database is waited for: %s", Faults.describe(e));
    }
  }

  private void migrateAsOwner(FluentConfiguration configuration) {
    try {
      configuration.dataSource(connections.asOwner());
    } catch (SQLException e) {
      throw new IllegalStateException("the settings of the database are invalid", e);
    }
    Map<String, String> placeholders = new HashMap<>(configuration.getPlaceholders());
    placeholders.put("runtime_role", connections.username());
    configuration.placeholders(placeholders);
  }

  private boolean mayChangeTables(Connection connection) throws SQLException {
    return Sql.one(connection, MAY_CHANGE_TABLES, row -> row.getBoolean(1), connections.owner())
        .orElseThrow();
  }

  /** Who runs a service must not be able to change its tables or to take rights for it. */
  static void requireOwner(String runTime, String owner, boolean isLocal) {
    if (runTime.equals(owner) && !isLocal) {
      throw new IllegalStateException(
          "%s must name the owner of the tables, another user than %s".formatted(OWNER, RUN_TIME));
    }
  }

  static void requireLittle(boolean mayChangeTables, boolean isLocal) {
    if (mayChangeTables && !isLocal) {
      throw new IllegalStateException(
          "the user of %s may change tables: it must be neither a superuser, nor able to create"
                  .formatted(RUN_TIME)
              + " roles, nor a member of the owner's role");
    }
  }

  static void requireVersion(int major) {
    if (major < MAJOR_MIN) {
      throw new IllegalStateException(
          "the database is PostgreSQL %d; version %d or newer is required"
              .formatted(major, MAJOR_MIN));
    }
  }

  /** Each connection has a backend of its own, unless a pooler lends one for each transaction. */
  static void requireSessions(int one, int other) {
    if (one == other) {
      throw new IllegalStateException(
          "two connections share one backend of PostgreSQL: the pooler in between must pool"
              + " sessions, not transactions or statements");
    }
  }

  /** A pooler may leave out what the kit sets. */
  static void requireSettings(List<String> missing) {
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "a pooler leaves out what the kit sets for its connections: set %s for the role"
              .formatted(String.join(", ", missing)));
    }
  }

  private static int backend(Connection connection) throws SQLException {
    return Sql.one(connection, "SELECT pg_backend_pid()", row -> row.getInt(1)).orElseThrow();
  }
}
