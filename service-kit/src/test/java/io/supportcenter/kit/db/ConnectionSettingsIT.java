package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a host that dies holds in the database does not stay locked, whoever connected. */
@QuarkusTest
@WithTestResource(KitParts.class)
class ConnectionSettingsIT {

  private static final String SETTINGS =
      """
      SELECT name || ' = ' || setting FROM pg_settings
      WHERE name IN ('tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout',
        'idle_in_transaction_session_timeout', 'transaction_timeout', 'default_transaction_isolation')
      ORDER BY name
      """;

  private static final List<String> EXPECTED =
      List.of(
          "default_transaction_isolation = read committed",
          "idle_in_transaction_session_timeout = 30000",
          "tcp_keepalives_count = 3",
          "tcp_keepalives_idle = 10",
          "tcp_keepalives_interval = 5",
          "tcp_user_timeout = 25000",
          "transaction_timeout = 90000");

  @Inject Transactions transactions;
  @Inject DedicatedConnections connections;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @Test
  void shouldHoldForThePool() {
    assertThat(transactions.read(ConnectionSettingsIT::settings)).isEqualTo(EXPECTED);
  }

  @Test
  void shouldHoldOutsideThePool() throws SQLException {
    try (Connection connection = connections.open("test")) {
      assertThat(settings(connection)).isEqualTo(EXPECTED);
    }
  }

  @Test
  void shouldHoldForMigrations() throws SQLException {
    try (Connection connection = connections.asOwner().getConnection()) {
      assertThat(settings(connection)).isEqualTo(EXPECTED);
      assertThat(connection.getMetaData().getUserName()).isEqualTo(connections.owner());
    }
  }

  /** The server of the tests has no TLS, so nobody may connect. */
  @Test
  void shouldKeepWhatAnInstallationSetsForTls() {
    DedicatedConnections encrypted =
        new DedicatedConnections(
            url,
            connections.username(),
            "unused",
            Optional.of("owner"),
            Optional.of("unused"),
            Map.of("sslmode", "require"),
            "test");

    assertThatThrownBy(() -> encrypted.open("test")).hasMessageContaining("SSL");
    assertThatThrownBy(() -> encrypted.openPlain("test")).hasMessageContaining("SSL");
    assertThatThrownBy(() -> encrypted.asOwner().getConnection()).hasMessageContaining("SSL");
  }

  @Test
  void shouldRunAsAUserWhoMayNotChangeTables() {
    assertThatThrownBy(() -> transactions.inNew(tx -> Sql.update(tx, "CREATE TABLE another ()")))
        .hasRootCauseMessage("ERROR: permission denied for schema public");
    assertThatThrownBy(() -> transactions.inNew(tx -> Sql.update(tx, "DROP TABLE tally")))
        .hasRootCauseMessage("ERROR: must be owner of table tally");
    assertThatThrownBy(() -> transactions.inNew(tx -> Sql.update(tx, "TRUNCATE tally")))
        .hasRootCauseMessage("ERROR: permission denied for table tally");
  }

  @Test
  void shouldNotShowTheRowThatIsRefused() throws SQLException {
    try (Connection connection = connections.open("test")) {
      assertThatThrownBy(
              () -> Sql.update(connection, "INSERT INTO tally VALUES ('planted-secret', NULL, 1)"))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("23502"))
          .hasMessageNotContaining("planted-secret");
    }
  }

  /** Its process is suspended: the host still answers. */
  @Test
  @Tag("thorough")
  void shouldFreeWhatASuspendedProcessHasLocked() throws SQLException {
    try (Connection suspended = connections.open("test")) {
      suspended.setAutoCommit(false);
      Sql.query(suspended, "SELECT id FROM outbox_floor FOR UPDATE", row -> row.getLong(1));

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              transactions.inNew(
                  tx -> Sql.exists(tx, "SELECT FROM outbox_floor FOR UPDATE SKIP LOCKED")));
    }
  }

  private static List<String> settings(Connection connection) throws SQLException {
    return Sql.query(connection, SETTINGS, row -> row.getString(1));
  }
}
