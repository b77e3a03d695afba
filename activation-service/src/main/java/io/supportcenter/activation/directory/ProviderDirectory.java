package io.supportcenter.activation.directory;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.partner.EndpointDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which providers there are, and where. */
@ApplicationScoped
public class ProviderDirectory {

  private final EndpointDirectory<ProviderEndpoint> endpoints;

  ProviderDirectory(AgroalDataSource dataSource) {
    endpoints = new EndpointDirectory<>("providers", dataSource, ProviderDirectory::read);
  }

  /** For calls, outside of transactions. Empty when there is no such provider (any more). */
  public Optional<ProviderEndpoint> find(String id) {
    return endpoints.find(id);
  }

  private static Optional<ProviderEndpoint> read(Connection connection, String id)
      throws SQLException {
    return SetSql.query(
            connection,
            "SELECT id, base_url, token FROM provider WHERE id = ANY (?)",
            List.of(id),
            row -> new ProviderEndpoint(row.getString(1), row.getString(2), row.getString(3)),
            Column.text(same -> same))
        .stream()
        .findFirst();
  }

  /** Those of these providers that there are; they stay to the end of the transaction. */
  public Set<String> known(Connection tx, Collection<String> ids) throws SQLException {
    return Set.copyOf(
        SetSql.query(
            tx,
            "SELECT id FROM provider WHERE id = ANY (?) ORDER BY id FOR KEY SHARE",
            Set.copyOf(ids),
            row -> row.getString(1),
            Column.text(same -> same)));
  }
}
