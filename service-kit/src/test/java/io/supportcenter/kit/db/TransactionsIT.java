package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class TransactionsIT {

  @Inject Transactions transactions;

  /** With a second one, as many at once as the pool has would wait for each other. */
  @Test
  void shouldReadWithinAReadOnTheSameConnection() {
    boolean same =
        transactions.read(outer -> {
          int backend = backend(outer);
          return transactions.read(inner -> backend(inner) == backend);
        });

    assertThat(same).isTrue();
  }

  @Test
  void shouldReadWhatTheTransactionWithinAReadHasWritten() {
    int both =
        transactions.read(outer ->
            transactions.inNew(tx -> transactions.read(inner -> backend(tx) - backend(inner))));

    assertThat(both).isZero();
  }

  private static int backend(Connection connection) throws SQLException {
    return Sql.one(connection, "SELECT pg_backend_pid()", row -> row.getInt(1)).orElseThrow();
  }
}
