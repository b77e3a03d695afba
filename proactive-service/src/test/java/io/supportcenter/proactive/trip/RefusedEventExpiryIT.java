package io.supportcenter.proactive.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.proactive.testing.ProactiveParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ProactiveParts.class)
class RefusedEventExpiryIT {

  private static final String TOPIC = "refused-event-expiry";

  @Inject RefusedEventExpiry expiry;
  @Inject AgroalDataSource dataSource;

  @Test
  void shouldForgetOldOnesOnly() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO vendor_event_refused (topic, partition, record_offset, record_key, problems, received_at)
          VALUES ('%1$s', 0, 1, 'k', '[]', now() - interval '91 days'), ('%1$s', 0, 2, 'k', '[]', now() - interval '89 days')
          """
              .formatted(TOPIC));

      expiry.expire();

      try (var left =
          statement.executeQuery(
              "SELECT array_agg(record_offset)::text FROM vendor_event_refused WHERE topic = '%s'"
                  .formatted(TOPIC))) {
        left.next();
        assertThat(left.getString(1)).isEqualTo("{2}");
      }
    }
  }
}
