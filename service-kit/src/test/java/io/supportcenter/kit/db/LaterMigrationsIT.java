package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An upgrade that is taken back leaves tables of a later build. */
@QuarkusTest
@WithTestResource(KitParts.class)
class LaterMigrationsIT {

  /** One of the kit, before the service's own last one, and one of the service. */
  private static final String MIGRATED =
      """
      INSERT INTO flyway_schema_history
        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
      VALUES (9001, '0.900', 'later', 'SQL', 'V0_900__later.sql', 1, current_user, 1, true),
             (9002, '900', 'later', 'SQL', 'V900__later.sql', 1, current_user, 1, true)
      """;

  @Inject Flyway flyway;

  @Test
  void shouldStartOnTablesOfALaterBuild() throws SQLException {
    execute(MIGRATED);
    try {
      assertThat(flyway.migrate().success).isTrue();
    } finally {
      execute("DELETE FROM flyway_schema_history WHERE installed_rank > 9000");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection owner = flyway.getConfiguration().getDataSource().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
