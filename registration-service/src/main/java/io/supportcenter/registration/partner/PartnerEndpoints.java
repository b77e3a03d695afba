package io.supportcenter.registration.partner;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.sql.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds partners for calls outside of transactions. Remembers a found one for two seconds, so that
 * thousands of calls do not take a connection each.
 */
@ApplicationScoped
public class PartnerEndpoints {

  private static final long KEEP_NANOS = Duration.ofSeconds(2).toNanos();

  private final AgroalDataSource dataSource;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  PartnerEndpoints(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  private record Remembered(PartnerEndpoint endpoint, long atNanos) {}

  /** Empty when there is no such partner (any more). */
  public Optional<PartnerEndpoint> find(String id) {
    Remembered known = remembered.get(id);
    if (known != null && System.nanoTime() - known.atNanos < KEEP_NANOS) {
      return Optional.of(known.endpoint);
    }
    Optional<PartnerEndpoint> found = read(id);
    found.ifPresentOrElse(
        endpoint -> remembered.put(id, new Remembered(endpoint, System.nanoTime())),
        () -> remembered.remove(id));
    return found;
  }

  /** The zone of a retailer's store: its own, else that of the retailer. */
  public Optional<ZoneId> zoneOf(String retailerId, String storeId) {
    return one(
            "SELECT coalesce(store_zones ->> ?, zone) FROM partner WHERE kind = 'RETAILER' AND id = ?",
            row -> row.getString(1),
            storeId,
            retailerId)
        .map(ZoneId::of);
  }

  private Optional<PartnerEndpoint> read(String id) {
    return one(
        "SELECT id, base_url, token FROM partner WHERE id = ?",
        row -> new PartnerEndpoint(row.getString(1), row.getString(2), row.getString(3)),
        id);
  }

  private <R> Optional<R> one(String sql, SetSql.RowReader<R> reader, String... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(reader.read(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the directory of partners cannot be read", e);
    }
  }
}
