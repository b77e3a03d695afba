package io.supportcenter.reactivation.accountsystem;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.reactivation.sql.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds account systems for calls outside of transactions. Remembers a found one for two seconds,
 * so that thousands of calls do not take a connection each.
 */
@ApplicationScoped
class Endpoints {

  private static final long KEEP_NANOS = Duration.ofSeconds(2).toNanos();

  private final AgroalDataSource dataSource;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  Endpoints(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  private record Remembered(Endpoint endpoint, long atNanos) {}

  /** Empty when the directory has no such account system (any more). */
  Optional<Endpoint> find(String id) {
    Remembered known = remembered.get(id);
    if (known != null && System.nanoTime() - known.atNanos < KEEP_NANOS) {
      return Optional.of(known.endpoint);
    }
    Optional<Endpoint> found = read(id);
    found.ifPresentOrElse(
        endpoint -> remembered.put(id, new Remembered(endpoint, System.nanoTime())),
        () -> remembered.remove(id));
    return found;
  }

  private Optional<Endpoint> read(String id) {
    try (Connection connection = dataSource.getConnection()) {
      return PlainSql.query(
              connection,
              "SELECT id, base_url, token FROM account_system WHERE id = ?",
              row -> new Endpoint(row.getString(1), row.getString(2), row.getString(3)),
              id)
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw new IllegalStateException("the directory of account systems cannot be read", e);
    }
  }
}
