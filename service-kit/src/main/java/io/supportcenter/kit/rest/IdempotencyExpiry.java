package io.supportcenter.kit.rest;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets answers to idempotent commands that are older than a retry can be. */
@ApplicationScoped
class IdempotencyExpiry {

  private static final int AT_ONCE = 10_000;

  private final AgroalDataSource dataSource;
  private final Duration keep;

  IdempotencyExpiry(
      AgroalDataSource dataSource,
      @ConfigProperty(name = "support-center.idempotency.keep") Duration keep) {
    this.dataSource = dataSource;
    this.keep = keep;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
                  SELECT ctid FROM idempotency_key
                  WHERE created_at < now() - make_interval(secs => ?) LIMIT ?))
                """)) {
      statement.setDouble(1, keep.toSeconds());
      statement.setInt(2, AT_ONCE);
      statement.executeUpdate();
    }
  }
}
