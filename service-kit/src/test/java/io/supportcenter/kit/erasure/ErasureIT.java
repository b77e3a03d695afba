package io.supportcenter.kit.erasure;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.UserErased;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.assets.Devices;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class ErasureIT {

  private static final int KEEPSAKES = 2_500;

  @Inject Transactions transactions;
  @Inject UnitOfWork unitOfWork;
  @Inject EventCodec codec;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final String user = Centre.newUser();
  private final String asset = UUID.randomUUID().toString();
  private Centre centre;

  @BeforeEach
  void connect() {
    centre = new Centre(new KafkaProbe(bootstrap, codec));
  }

  @AfterEach
  void leaveNothingToOtherTests() {
    run("DELETE FROM outbox_quarantine WHERE topic = 'gone.v1'");
    run("DELETE FROM parked_record WHERE topic = 'gone.v1'");
    run("DELETE FROM backend_call WHERE subject = 'subject'");
    centre.close();
  }

  @Test
  void shouldForgetAUserInEveryTableAndConfirmIt() {
    leaveTraces();
    String other = user + "0";
    run("INSERT INTO chronicle VALUES (?, 'stays')", other);
    assertThat(Traces.inTables(user))
        .contains(
            "asset_projection",
            "backend_call",
            "chronicle",
            "idempotency_key",
            "keepsake",
            "outbox_quarantine",
            "parked_record");

    centre.publish(Topics.USERS, user, state(true));
    centre.erase(Topics.USERS, user);

    UserErased confirmed = centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    assertThat(confirmed.getService()).isEqualTo("kit-test");
    assertThat(confirmed.getRowsDeleted()).isEqualTo(KEEPSAKES + 7);
    assertThat(count("SELECT 1 FROM chronicle WHERE user_id = ?", other)).isOne();
    run("DELETE FROM keepsake WHERE user_id = ?", other);
    assertThat(Traces.inTables(user)).containsExactly("chronicle");
    assertThat(Traces.inTables("\"" + user + "\"")).isEmpty();
    assertThat(centre.published(Topics.ERASURES, Sha256.hex(user))).hasSize(1);
  }

  /** The event was compacted before this service read it. */
  @Test
  void shouldForgetAUserOfWhomOnlyTheTombstoneIsLeft() {
    leaveTraces();

    centre.erase(Topics.USERS, user);

    centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    assertThat(Traces.inTables(user)).isEmpty();
  }

  @Test
  void shouldLeaveUsersWhoStayAlone() {
    leaveTraces();
    String leaving = Centre.newUser();

    centre.publish(Topics.USERS, user, state(false));
    centre.erase(Topics.USERS, leaving);

    centre.awaitLast(Topics.ERASURES, Sha256.hex(leaving), UserErased.class);
    assertThat(count("SELECT 1 FROM keepsake WHERE user_id = ?", user)).isEqualTo(KEEPSAKES);
    assertThat(centre.published(Topics.ERASURES, Sha256.hex(user))).isEmpty();
  }

  /** The second transaction is broken off, as if the process died in it. */
  @Test
  void shouldContinueWhereItWasBrokenOff() throws SQLException {
    leaveTraces();
    try (Connection holder = RealParts.connectAsOwner()) {
      holder.setAutoCommit(false);
      Sql.query(
          holder,
          "SELECT id FROM keepsake WHERE id = (SELECT id FROM keepsake WHERE user_id = ?"
              + " ORDER BY ctid OFFSET 1500 LIMIT 1) FOR UPDATE",
          row -> row.getInt(1),
          user);

      centre.erase(Topics.USERS, user);

      awaiting().until(() -> blocked().size() == 1);
      assertThat(count("SELECT 1 FROM keepsake WHERE user_id = ?", user))
          .isEqualTo(KEEPSAKES - Erasure.ROWS_MAX);
      assertThat(
              Sql.query(
                  holder,
                  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ?",
                  row -> row.getBoolean(1),
                  blocked().getFirst()))
          .containsExactly(true);
      holder.rollback();
    }

    UserErased confirmed = centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    assertThat(confirmed.getRowsDeleted()).isEqualTo(KEEPSAKES + 7);
    assertThat(Traces.inTables(user)).isEmpty();
  }

  @Test
  void shouldNotTakeBackWhatArrivesLate() {
    centre.erase(Topics.USERS, user);
    centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    String following = UUID.randomUUID().toString();

    centre.publish(Topics.ASSETS, asset, Devices.registered(asset, user, 1, "S-1"));
    centre.publish(Topics.ASSETS, following, Devices.registered(following, "another", 1, "S-2"));

    awaiting()
        .until(() -> count("SELECT 1 FROM asset_projection WHERE user_id = ?", "another") > 0);
    assertThat(Traces.inTables(user)).isEmpty();
  }

  @Test
  void shouldLetOnlyTheOwnersFunctionShortenWhatIsAppendOnly() {
    run("INSERT INTO chronicle VALUES (?, 'born')", user);

    assertThatThrownBy(() -> run("DELETE FROM chronicle WHERE user_id = ?", user))
        .hasRootCauseMessage("ERROR: permission denied for table chronicle");
    assertThatThrownBy(() -> run("UPDATE chronicle SET deed = ''"))
        .hasRootCauseMessage("ERROR: permission denied for table chronicle");
    assertThat(count("SELECT 1 WHERE erase_user(?) = 1", user)).isOne();
  }

  /** One row each, and many keepsakes. */
  private void leaveTraces() {
    run(
        "INSERT INTO keepsake SELECT n + (SELECT coalesce(max(id), 0) FROM keepsake), ?"
            + " FROM generate_series(1, ?) AS n",
        user,
        KEEPSAKES);
    run("INSERT INTO chronicle VALUES (?, 'born')", user);
    byte[] event = codec.encode(Topics.USERS, state(false));
    run(
        "INSERT INTO parked_record VALUES ('numbers', 'gone.v1', gen_random_uuid(), 0, 0, 'key', ?,"
            + " '', now(), 'FAULT', '')",
        event);
    run(
        "INSERT INTO outbox_quarantine (id, event_id, topic, record_key, created_at, sealed, reason)"
            + " VALUES (nextval('outbox_id'), gen_random_uuid(), 'gone.v1', ?, now(), false,"
            + " 'RECORD_INVALID')",
        user.getBytes(UTF_8));
    run("INSERT INTO idempotency_key VALUES (?, 'k', '', 200)", user);
    run(
        "INSERT INTO idempotency_key VALUES ('agent', ?, '', 200, 'application/json', NULL, ?)",
        UUID.randomUUID().toString(),
        "{\"userId\":" + DomainJson.write(user) + "}");
    unitOfWork.inNew(_ ->
        new Effects(
            List.of(),
            List.of(
                BackendCall.at(
                    Instant.now().plusSeconds(3600),
                    "partner",
                    "test",
                    "subject",
                    "{\"user\":" + DomainJson.write(user) + "}"))));
    centre.publish(Topics.ASSETS, asset, Devices.registered(asset, user, 1, "S-1"));
    awaiting().until(() -> count("SELECT 1 FROM asset_projection WHERE user_id = ?", user) == 1);
  }

  private UserState state(boolean erased) {
    return UserState.newBuilder()
        .setUserId(user)
        .setVersion(1)
        .setRegistrationConsent(false)
        .setErased(erased)
        .setOccurredAt(Instant.now())
        .build();
  }

  private List<Integer> blocked() {
    return transactions.read(tx ->
        Sql.query(
            tx,
            "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE"
                + " '%FROM keepsake%' AND datname = current_database()",
            row -> row.getInt(1)));
  }

  private void run(String sql, Object... parameters) {
    transactions.inNew(tx -> Sql.update(tx, sql, parameters));
  }

  private int count(String sql, Object... parameters) {
    return transactions.read(tx -> Sql.query(tx, sql, _ -> true, parameters)).size();
  }
}
