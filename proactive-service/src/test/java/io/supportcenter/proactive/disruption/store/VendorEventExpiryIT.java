package io.supportcenter.proactive.disruption.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.db.Expiry;
import io.supportcenter.proactive.testing.ProactiveParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ProactiveParts.class)
class VendorEventExpiryIT {

  private static final String TOPIC = "refused-event-expiry";

  @Inject Expiry expiry;
  @Inject AgroalDataSource dataSource;

  @Test
  void shouldForgetOldRefusedOnesOnly() throws SQLException {
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

  @Test
  void shouldForgetWhatWaitedInVain() throws SQLException {
    String vendor = "expiry-" + UUID.randomUUID();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO booking (vendor_id, reservation_number, received_at)
          VALUES ('%1$s', 'vain', now() - interval '25 hours'), ('%1$s', 'waits', now() - interval '23 hours'),
            ('%1$s', 'registered', now() - interval '25 hours')
          """
              .formatted(vendor));
      statement.executeUpdate(
          """
          INSERT INTO activity (asset_id, user_id, vendor_id, reservation_number, starts_at, ends_at, activity)
          VALUES ('%1$s', '%1$s', '%1$s', 'registered', now(), now(), '{}')
          """
              .formatted(vendor));

      expiry.expire();

      try (var left =
          statement.executeQuery(
              "SELECT array_agg(reservation_number ORDER BY reservation_number)::text FROM booking WHERE vendor_id = '%s'"
                  .formatted(vendor))) {
        left.next();
        assertThat(left.getString(1)).isEqualTo("{registered,waits}");
      }
    }
  }

  @Test
  void shouldForgetOldMessagesOnly() throws SQLException {
    String user = "expiry-" + UUID.randomUUID();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO message (id, user_id, number, kind, sender_name, asset_id, title, text, options, issued_at)
          VALUES (gen_random_uuid(), '%1$s', 1, 'K', 's', 'a', 't', 't', '[]', now() - interval '731 days'),
            (gen_random_uuid(), '%1$s', 2, 'K', 's', 'a', 't', 't', '[]', now() - interval '729 days')
          """
              .formatted(user));
      statement.executeUpdate(
          "INSERT INTO message_delivery SELECT id, 'READ', now() FROM message WHERE user_id = '%s'"
              .formatted(user));

      expiry.expire();

      try (var left =
          statement.executeQuery(
              "SELECT array_agg(number)::text FROM message JOIN message_delivery ON message_id = id"
                  + " WHERE user_id = '%s'".formatted(user))) {
        left.next();
        assertThat(left.getString(1)).isEqualTo("{2}");
      }
    }
  }
}
