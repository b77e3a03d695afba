package io.supportcenter.kit.assets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The asset projection is made again and compared while events keep coming in. */
@QuarkusTest
@WithTestResource(KitParts.class)
class AssetRebuildIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String REBUILDS = "/v1/projections/assets/rebuilds";
  private static final String LEASE = " WHERE name = 'asset-rebuild'";
  private static final String LIVE = "live-" + UUID.randomUUID() + "-";

  @Inject NumbersProbe database;

  private final List<String> assets =
      java.util.stream.Stream.generate(() -> UUID.randomUUID().toString()).limit(20).toList();
  private final AtomicBoolean flowing = new AtomicBoolean(true);
  private final AtomicInteger published = new AtomicInteger();
  private CompletableFuture<Void> flow;

  @BeforeEach
  void haveAssets() {
    assets.forEach(id -> publish(id, 1, "first"));
    assets.stream().limit(10).forEach(id -> publish(id, 2, "second"));
    erase(assets.get(19));
    await().atMost(LONG).until(() -> stored("version = 2 AND") == 10 && stored("") == 19);
  }

  @AfterEach
  void stopFlow() {
    flowing.set(false);
    if (flow != null) {
      flow.join();
    }
  }

  @Test
  void shouldFindExactlyWhatIsWrongAndRepairItWhileEventsFlow() {
    String different = assets.get(1);
    String missing = assets.get(12);
    String surplus = "surplus-" + UUID.randomUUID();
    damage(different, missing, surplus);
    letEventsFlow();

    JsonPath compared = rebuilt(false, "COMPARED");
    assertFound(compared, missing, surplus, different);
    assertThat(serial(different)).as("only compared").isEqualTo("corrupt");

    assertFound(rebuilt(true, "SWAPPED"), missing, surplus, different);
    assertThat(serial(different)).isEqualTo("second");
    assertThat(serial(missing)).isEqualTo("first");
    assertThat(count("asset_id = '" + surplus + "'")).isZero();
    assertThat(database.count("SELECT count(*) FROM asset_projection_rebuilt")).isZero();

    int afterSwap = published.get();
    await().atMost(LONG).until(() -> published.get() > afterSwap + 20);
    stopFlow();
    await().atMost(LONG).until(() -> live() == published.get());
    JsonPath clean = rebuilt(false, "COMPARED");
    assertThat(clean.getLong("comparison.missing")).isZero();
    assertThat(clean.getLong("comparison.surplus")).isZero();
    assertThat(clean.getLong("comparison.different")).isZero();
    assertThat(clean.getLong("comparison.equal")).isEqualTo(count("true"));
  }

  @Test
  void shouldLeaveAnAssetAloneWhoseRecordsAreParked() {
    String waits = assets.get(3);
    database.kafka().publish(Topics.ASSETS, waits, NumbersProbe.number(waits, 1));
    await().atMost(LONG).until(() -> database.parked(waits).size() == 1);
    publish(waits, 3, "third");
    await().atMost(LONG).until(() -> database.parked(waits).size() == 2);

    JsonPath swapped = rebuilt(true, "SWAPPED");

    assertThat(swapped.getLong("comparison.parked")).isEqualTo(1);
    assertThat(swapped.getList("comparison.differentIds")).doesNotContain(waits);
    assertThat(serial(waits)).as("its change is still to come").isEqualTo("second");
    operator()
        .delete("/v1/parked-records/" + database.parked(waits).getFirst())
        .then()
        .statusCode(204);
    operator()
        .post("/v1/parked-records/" + database.parked(waits).getFirst() + "/replay")
        .then()
        .statusCode(200);
    assertThat(serial(waits)).isEqualTo("third");
  }

  @Test
  void shouldDoOneAtATimeWhicheverInstanceIsAsked() throws SQLException {
    await().until(() -> database.count("SELECT count(*) FROM lease" + LEASE) == 0);
    try (Connection other = database.connect()) {
      database.execute(
          other,
          "INSERT INTO lease VALUES ('asset-rebuild', gen_random_uuid(), now() + interval '1 h')");

      operator().post(REBUILDS).then().statusCode(409).body("code", equalTo("REBUILD_RUNNING"));
      database.execute(other, "UPDATE lease SET expires_at = now()" + LEASE);
    }
    await().until(() -> operator().post(REBUILDS).statusCode() == 202);
    await()
        .until(() ->
            database.count(
                    "SELECT count(*) FROM asset_rebuild WHERE report ->> 'state' = 'COMPARED'")
                == 1);
  }

  @Test
  void shouldSayThatARebuildWhoseProcessDiedIsOverAndKeepNothingOfIt() throws SQLException {
    UUID dead = UUID.randomUUID();
    try (Connection other = database.connect()) {
      database.execute(
          other,
          "INSERT INTO asset_rebuild VALUES ('%s', '%s')"
              .formatted(dead, DomainJson.write(AssetRebuild.begun(dead, true))));
      database.execute(
          other, "INSERT INTO asset_projection_rebuilt SELECT * FROM asset_projection LIMIT 5");
    }

    operator().get(REBUILDS + "/" + dead).then().body("state", equalTo("INTERRUPTED"));

    assertThat(database.count("SELECT count(*) FROM asset_projection_rebuilt")).isZero();
    assertThat(stored("")).isEqualTo(19);
  }

  @Test
  void shouldDeleteNothingWhenTheDatabaseHasLostWhatWasRead() throws SQLException {
    String location;
    try (Connection held = database.connect()) {
      held.setAutoCommit(false);
      database.execute(held, "SELECT FROM inbox_position WHERE topic = 'assets.v1' FOR UPDATE");
      location =
          await()
              .until(
                  () -> operator().queryParam("swap", true).post(REBUILDS),
                  answer -> answer.statusCode() == 202)
              .header("Location");
      // It has read all and waits for the positions.
      await()
          .atMost(LONG)
          .until(() ->
              database.count(
                      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                          + " AND query LIKE '%inbox_position%' AND datname = current_database()")
                  > 0);
      // As after a crash behind a proxy.
      database.execute(held, "TRUNCATE asset_projection_rebuilt");
      held.commit();
    }

    await()
        .atMost(LONG)
        .until(() -> !operator().get(location).jsonPath().getString("state").equals("READING"));
    operator()
        .get(location)
        .then()
        .body("state", equalTo("FAILED"))
        .body("fault", equalTo("what was read is gone: the database has restarted"));
    assertThat(stored("")).isEqualTo(19);
  }

  @Test
  void shouldBeForOperatorsOnly() {
    given().post(REBUILDS).then().statusCode(401);
    given().auth().oauth2(TestTokens.of("a", Roles.AGENT)).post(REBUILDS).then().statusCode(403);
    operator().get(REBUILDS + "/" + UUID.randomUUID()).then().statusCode(404);
  }

  private static void assertFound(
      JsonPath rebuild, String missing, String surplus, String different) {
    assertThat(rebuild.<String>getList("comparison.missingIds")).containsExactly(missing);
    assertThat(rebuild.<String>getList("comparison.surplusIds")).containsExactly(surplus);
    assertThat(rebuild.<String>getList("comparison.differentIds")).containsExactly(different);
    assertThat(rebuild.getLong("comparison.missing")).isEqualTo(1);
    assertThat(rebuild.getLong("comparison.surplus")).isEqualTo(1);
    assertThat(rebuild.getLong("comparison.different")).isEqualTo(1);
  }

  /** The one before may still be closing when its end can be seen. */
  private static JsonPath rebuilt(boolean swap, String state) {
    String location =
        await()
            .until(
                () -> operator().queryParam("swap", swap).post(REBUILDS),
                answer -> answer.statusCode() == 202)
            .then()
            .body("state", equalTo("READING"))
            .extract()
            .header("Location");
    await()
        .atMost(LONG)
        .until(() -> !operator().get(location).jsonPath().getString("state").equals("READING"));
    JsonPath rebuild = operator().get(location).jsonPath();
    assertThat(rebuild.getString("state")).as(rebuild.prettify()).isEqualTo(state);
    return rebuild;
  }

  private void damage(String different, String missing, String surplus) {
    try (Connection connection = database.connect()) {
      for (String sql :
          List.of(
              "UPDATE asset_projection SET serial_number = 'corrupt' WHERE asset_id = '"
                  + different
                  + "'",
              "INSERT INTO asset_projection SELECT '"
                  + surplus
                  + "', version, user_id, kind, status, manufacturer, model, serial_number,"
                  + " serial_confirmed FROM asset_projection WHERE asset_id = '"
                  + missing
                  + "'",
              "DELETE FROM asset_projection WHERE asset_id = '" + missing + "'")) {
        database.execute(connection, sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** New assets, some of them changed at once, until the test ends. */
  private void letEventsFlow() {
    flow =
        CompletableFuture.runAsync(() -> {
          while (flowing.get()) {
            String id = LIVE + published.get();
            publish(id, 1, "first");
            publish(id, 2, "second");
            published.incrementAndGet();
          }
        });
    await().atMost(LONG).until(() -> live() > 10);
  }

  private long live() {
    return count("asset_id LIKE '" + LIVE + "%' AND version = 2");
  }

  private void publish(String id, long version, String serial) {
    database.kafka().publish(Topics.ASSETS, id, Devices.registered(id, version, serial));
  }

  private void erase(String id) {
    database.kafka().publish(Topics.ASSETS, id, (byte[]) null);
  }

  private long stored(String condition) {
    return count(condition + " asset_id IN ('" + String.join("','", assets) + "')");
  }

  private long count(String condition) {
    return database.count("SELECT count(*) FROM asset_projection WHERE " + condition);
  }

  private String serial(String id) {
    return List.of("first", "second", "third", "corrupt").stream()
        .filter(s -> count("asset_id = '" + id + "' AND serial_number = '" + s + "'") == 1)
        .findFirst()
        .orElseThrow();
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(TestTokens.of("op", Roles.OPERATOR));
  }
}
