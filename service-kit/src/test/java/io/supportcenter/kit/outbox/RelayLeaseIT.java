package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The relay of the running service leads for as long as it has the lease, and no longer. */
@QuarkusTest
@WithTestResource(KitParts.class)
class RelayLeaseIT {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String EXPIRES_MILLIS =
      "SELECT coalesce(max(extract(epoch FROM expires_at) * 1000), 0)::bigint FROM lease WHERE name = 'outbox-relay'";

  private static final String RELAYS_CONNECTION =
      "SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE application_name = 'kit-test relay'";

  @Inject NumbersProbe numbers;

  private final String key = UUID.randomUUID().toString();

  @Test
  void shouldRenewItsLeaseAndPublishNothingOnceAnotherHasIt() throws SQLException {
    numbers.publish(key, 1);
    await().atMost(LONG).until(() -> numbers.totals(key).equals(List.of(1L)));
    long expires = numbers.count(EXPIRES_MILLIS);
    await().atMost(Lease.LENGTH).until(() -> numbers.count(EXPIRES_MILLIS) > expires);

    long leading = numbers.count(RELAYS_CONNECTION);
    try (Connection connection = numbers.connect()) {
      numbers.execute(
          connection,
          "UPDATE lease SET holder = gen_random_uuid(), expires_at = now() + interval '1 hour' WHERE name = 'outbox-relay'");
      await()
          .atMost(LONG)
          .until(() -> !List.of(0L, leading).contains(numbers.count(RELAYS_CONNECTION)));
      numbers.publish(key, 2);
      await().atMost(LONG).until(() -> numbers.stored(key) == 3);
      assertThat(numbers.totals(key)).containsExactly(1L);
      numbers.execute(connection, "DELETE FROM lease WHERE name = 'outbox-relay'");
    }
    await().atMost(LONG).until(() -> numbers.totals(key).equals(List.of(1L, 3L)));
  }
}
