package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class ExpiryIT {

  @Inject Expiry expiry;
  @Inject NumbersProbe database;

  private final String principal = UUID.randomUUID().toString();

  @Test
  void shouldDeleteAllThatIsDueHoweverMuchItIs() {
    answers(25_000, "2 days");
    answers(3, "1 hour");

    expiry.expire();

    assertThat(left()).isEqualTo(3);
  }

  @Test
  void shouldNeitherWaitForARowThatSomebodyChangesNorDeleteIt() throws SQLException {
    answers(10, "2 days");
    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      database.execute(
          other,
          "UPDATE idempotency_key SET created_at = now() WHERE principal = '%s' AND key = '7'"
              .formatted(principal));

      expiry.expire();
      assertThat(left()).isEqualTo(1);
      other.commit();
    }

    expiry.expire();
    assertThat(left()).isEqualTo(1);
  }

  private void answers(int count, String age) {
    database.count(
        """
        WITH added AS (
          INSERT INTO idempotency_key (principal, key, request_hash, status, created_at)
          SELECT '%s', '%s' || n, '', 200, now() - interval '%s' FROM generate_series(1, %d) AS n RETURNING 1
        )
        SELECT count(*) FROM added
        """
            .formatted(principal, age.equals("2 days") ? "" : age, age, count));
  }

  private long left() {
    return database.count(
        "SELECT count(*) FROM idempotency_key WHERE principal = '" + principal + "'");
  }
}
