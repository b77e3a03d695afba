package io.supportcenter.registration.partner;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.db.RowReader;
import io.supportcenter.kit.partner.EndpointDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;

/** Finds partners for calls outside of transactions. */
@ApplicationScoped
public class PartnerEndpoints {

  private final AgroalDataSource dataSource;
  private final EndpointDirectory<PartnerEndpoint> directory;

  PartnerEndpoints(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
    directory = new EndpointDirectory<>("partners", dataSource, PartnerEndpoints::read);
  }

  /** Empty when there is no such partner (any more). */
  public Optional<PartnerEndpoint> find(String id) {
    return directory.find(id);
  }

  /** The zone of a retailer's store: its own, else that of the retailer. */
  public Optional<ZoneId> zoneOf(String retailerId, String storeId) {
    try (Connection connection = dataSource.getConnection()) {
      return one(
              connection,
              "SELECT coalesce(store_zones ->> ?, zone) FROM partner WHERE kind = 'RETAILER' AND id = ?",
              row -> row.getString(1),
              storeId,
              retailerId)
          .map(ZoneId::of);
    } catch (SQLException e) {
      throw new IllegalStateException("the zones of stores cannot be read", e);
    }
  }

  private static Optional<PartnerEndpoint> read(Connection connection, String id)
      throws SQLException {
    return one(
        connection,
        "SELECT id, base_url, token FROM partner WHERE id = ?",
        row -> new PartnerEndpoint(row.getString(1), row.getString(2), row.getString(3)),
        id);
  }

  private static <R> Optional<R> one(
      Connection connection, String sql, RowReader<R> reader, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(reader.read(row)) : Optional.empty();
      }
    }
  }
}
