package io.supportcenter.kit.db;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
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

  private static final Logger LOG = Logger.getLogger(DatabaseRequirements.class);

  private final DedicatedConnections connections;

  DatabaseRequirements(DedicatedConnections connections) {
    this.connections = connections;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    try (Connection one = connections.openPlain("start");
        Connection other = connections.openPlain("start")) {
      requireVersion(one.getMetaData().getDatabaseMajorVersion());
      requireSessions(backend(one), backend(other));
    } catch (SQLException e) {
      LOG.infof("the database is waited for: %s", Faults.describe(e));
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

  private static int backend(Connection connection) throws SQLException {
    return Sql.one(connection, "SELECT pg_backend_pid()", row -> row.getInt(1)).orElseThrow();
  }
}
