package io.supportcenter.proactive.trip;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets refused events that nobody will look at any more. */
@ApplicationScoped
class RefusedEventExpiry {

  private static final int AT_ONCE = 10_000;

  private final AgroalDataSource dataSource;
  private final Duration keep;

  RefusedEventExpiry(
      AgroalDataSource dataSource,
      @ConfigProperty(name = "proactive.vendor-event.refused-keep") Duration keep) {
    this.dataSource = dataSource;
    this.keep = keep;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                DELETE FROM vendor_event_refused WHERE ctid = ANY (ARRAY(
                  SELECT ctid FROM vendor_event_refused
                  WHERE received_at < now() - make_interval(secs => ?) LIMIT ?))
                """)) {
      statement.setDouble(1, keep.toSeconds());
      statement.setInt(2, AT_ONCE);
      statement.executeUpdate();
    }
  }
}
