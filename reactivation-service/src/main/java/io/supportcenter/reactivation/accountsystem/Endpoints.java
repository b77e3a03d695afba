package io.supportcenter.reactivation.accountsystem;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.partner.EndpointDirectory;
import io.supportcenter.reactivation.sql.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds account systems for calls outside of transactions. */
@ApplicationScoped
class Endpoints {

  private final EndpointDirectory<Endpoint> directory;

  Endpoints(AgroalDataSource dataSource) {
    directory = new EndpointDirectory<>("account systems", dataSource, Endpoints::read);
  }

  /** Empty when the directory has no such account system (any more). */
  Optional<Endpoint> find(String id) {
    return directory.find(id);
  }

  private static Optional<Endpoint> read(Connection connection, String id) throws SQLException {
    return PlainSql.query(
            connection,
            "SELECT id, base_url, token FROM account_system WHERE id = ?",
            row -> new Endpoint(row.getString(1), row.getString(2), row.getString(3)),
            id)
        .stream()
        .findFirst();
  }
}
