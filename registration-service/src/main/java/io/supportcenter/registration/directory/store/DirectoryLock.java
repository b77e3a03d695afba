package io.supportcenter.registration.directory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Whoever decides by the directory of partners holds this lock shared until its commit, whoever
 * changes the directory holds it alone: so no registration starts to wait for a partner that has
 * just been added.
 */
public final class DirectoryLock {

  private static final String LOCK = "%s(hashtext('partner-directory'), 0)";

  private DirectoryLock() {}

  static void shared(Connection tx) throws SQLException {
    take(tx, "pg_advisory_xact_lock_shared");
  }

  public static void alone(Connection tx) throws SQLException {
    take(tx, "pg_advisory_xact_lock");
  }

  private static void take(Connection tx, String function) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement("SELECT " + LOCK.formatted(function))) {
      statement.execute();
    }
  }
}
