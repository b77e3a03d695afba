package io.supportcenter.smsactivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables themselves refuse, whoever writes to them. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class LedgerTablesIT {

  @Inject AgroalDataSource dataSource;

  private final UUID entry = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  @Test
  void shouldTakeAnEntryThatBalances() throws SQLException {
    execute(
        """
        INSERT INTO journal_entry VALUES ('%1$s', 'CHARGE', 'test', 'EUR', now());
        INSERT INTO posting VALUES ('%1$s', 1, 'test:a', 300), ('%1$s', 2, 'test:b', -300);
        """);

    assertThat(lines()).isEqualTo(2);
  }

  @Test
  void shouldRefuseEntriesThatBalanceOnlyTogether() {
    assertThatThrownBy(() ->
            execute(
                """
                INSERT INTO journal_entry VALUES ('%1$s', 'CHARGE', 'test', 'EUR', now()),
                  ('%2$s', 'CHARGE', 'test', 'EUR', now());
                INSERT INTO posting VALUES ('%1$s', 1, 'test:a', 300), ('%2$s', 1, 'test:b', -300);
                """))
        .hasMessageContaining("debits and credits differ");
    assertThat(lines()).isZero();
  }

  @Test
  void shouldRefuseAnotherLineOfAnEntryThatBalanced() throws SQLException {
    shouldTakeAnEntryThatBalances();

    assertThatThrownBy(() -> execute("INSERT INTO posting VALUES ('%1$s', 3, 'test:a', 1)"))
        .hasMessageContaining("debits and credits differ");
    assertThat(lines()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE posting SET amount_minor = 0 WHERE entry_id = '%1$s'",
        "DELETE FROM posting WHERE entry_id = '%1$s'",
        "UPDATE journal_entry SET kind = 'CHARGE'",
        "DELETE FROM journal_entry WHERE id = '%1$s'",
        "TRUNCATE journal_entry, posting"
      })
  void shouldNeverChangeWhatIsPosted(String change) throws SQLException {
    shouldTakeAnEntryThatBalances();

    assertThatThrownBy(() -> execute(change)).hasMessageContaining("permission denied");
    try (Connection owner = RealParts.connectAsOwner()) {
      assertThatThrownBy(() -> execute(owner, change)).hasMessageContaining("post a reversal");
    }
    assertThat(lines()).isEqualTo(2);
  }

  /** Who has taken over the service has only its run-time role. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TRIGGER posting_stays ON posting",
        "ALTER TABLE posting DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS ''",
        "CREATE TABLE another (id int)",
        "SELECT set_config('role', (SELECT tableowner FROM pg_tables WHERE tablename = 'posting'),"
            + " false)"
      })
  void shouldNotLetTheServiceChangeItsTables(String change) {
    assertThatThrownBy(() -> execute(change))
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  private long lines() {
    return new Ledger(dataSource)
        .number(
            "SELECT count(*) FROM posting WHERE entry_id::text IN (?, ?)",
            entry.toString(),
            other.toString());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      execute(connection, sql);
    }
  }

  private void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(entry, other));
    }
  }
}
