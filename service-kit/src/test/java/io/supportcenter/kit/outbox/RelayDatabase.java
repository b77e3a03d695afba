package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.values.Vault;
import io.supportcenter.kit.values.VersionedKeys;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A relay's side in a database of its own. */
final class RelayDatabase implements AutoCloseable {

  static final Vault VAULT =
      Vault.of(
          VersionedKeys.parse(List.of("1:" + Base64.getEncoder().encodeToString(new byte[32]))));

  private final Connection connection;
  private final OutboxQueue queue;

  private RelayDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    this.queue = new OutboxQueue(connection, new Lease("relay"), VAULT);
    queue.takeLease();
  }

  /** Empty, in place of what is there under that name; with the lease. */
  static RelayDatabase create(PlatformAddresses at, String name) throws SQLException {
    at.recreateDatabase(name);
    String url = at.jdbcUrl(name);
    Flyway.configure()
        .dataSource(url, at.username(), at.password())
        .locations("classpath:db/kit")
        .placeholders(Map.of("runtime_role", at.username()))
        .load()
        .migrate();
    return new RelayDatabase(DriverManager.getConnection(url, at.username(), at.password()));
  }

  Connection connection() {
    return connection;
  }

  OutboxQueue queue() {
    return queue;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
