package io.supportcenter.activation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supportcenter.activation.testing.ServiceStage;
import io.supportcenter.events.UserErased;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged service is killed with SIGKILL while it erases a user. */
class KilledErasureIT {

  private static final int ACTIVATIONS = 5_000;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String USER = Centre.newUser();

  private static final String ENDED =
      """
      INSERT INTO activation (id, user_id, asset_id, provider_id, plan_id, actor_kind, actor_id, requested_at,
        state_code, is_live, state, has_credentials, version, changed_at)
      SELECT gen_random_uuid(), '%1$s', 'asset', 'provider', 'plan', 'USER', '%1$s', now(), 'CANCELLED', false, '{}',
        false, 1, now()
      FROM generate_series(1, %2$d);
      INSERT INTO activation_command (activation_id, command, actor_kind, actor_id, commanded_at)
      SELECT id, 'CANCEL', 'USER', '%1$s', now() FROM activation;
      CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
      CREATE TRIGGER slow BEFORE DELETE ON activation EXECUTE FUNCTION slowly();
      """
          .formatted(USER, ACTIVATIONS);

  @Test
  void shouldEraseTheRestWhenItRunsAgainAndNothingTwice() throws SQLException {
    try (ServiceStage stage =
        new ServiceStage("killed-erasure", Map.of("SUPPORT_CENTER_ERASURES_SETTLE", "PT1S"))) {
      stage.open();
      try (Connection owner = stage.connect();
          Statement statement = owner.createStatement()) {
        statement.execute(ENDED);
      }

      stage.centre().erase(Topics.USERS, USER);
      await().atMost(LONG).until(() -> stage.count("activation") < ACTIVATIONS);
      stage.service().kill();
      assertThat(stage.count("activation")).isBetween(1L, ACTIVATIONS - 1_000L);
      stage.service().start();
      await()
          .atMost(LONG)
          .until(() -> !stage.centre().published(Topics.ERASURES, Sha256.hex(USER)).isEmpty());

      UserErased erased =
          stage.centre().awaitLast(Topics.ERASURES, Sha256.hex(USER), UserErased.class);
      assertThat(erased.getRowsDeleted()).isEqualTo(ACTIVATIONS);
      assertThat(stage.count("activation")).isZero();
      assertThat(stage.count("activation_command")).isZero();
      assertThat(stage.count("backend_call")).isZero();
      assertThat(stage.kafka().read(Topics.ACTIVATIONS))
          .hasSize(ACTIVATIONS)
          .allSatisfy(record -> assertThat(record.value()).isNull())
          .extracting(record -> new String(record.key(), UTF_8))
          .doesNotHaveDuplicates();
    }
  }
}
