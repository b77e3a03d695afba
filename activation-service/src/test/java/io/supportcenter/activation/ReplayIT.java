package io.supportcenter.activation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.ServiceStage;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.kit.testing.ConsumerGroups;
import io.supportcenter.kit.testing.FutureEvent;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * An operator resets the offsets of a stopped service with Kafka's own tool: everything is decided
 * again, and nothing happens twice.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("thorough")
class ReplayIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String GROUP = "activation.assets";
  private static final DateTimeFormatter FOR_TOOL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String USER = "replay-user";
  private static final long BEYOND = 1_000_000;

  private static ServiceStage stage;

  private int assetEvents;

  @BeforeAll
  static void start() {
    stage = new ServiceStage("replay", Map.of());
    stage.open();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  /** What the world has seen of the service, and what the service knows. */
  private record Seen(List<String> eventIds, int orders, int calls, List<String> state) {}

  @Test
  @Order(1)
  void shouldDecideAgainAndHaveNoEffectTwice() throws Exception {
    Devices ended = activated();
    Instant between = afterNow();
    activated();
    activated();
    tell(ended, ended.withdrawn(USER, 2, AssetStatus.STOLEN));
    await().atMost(LONG).until(() -> stage.count("activation WHERE state_code = 'ACTIVE'") == 2);
    await().atMost(LONG).until(ReplayIT::isQuiet);
    Seen before = seen();
    assertThat(before.orders()).isEqualTo(3);

    assertThat(tool("--all-topics", "--to-earliest")).as("while it runs").contains("inactive");
    stage.service().stop();
    reset("--all-topics", "--to-earliest");
    stage.service().start();
    awaitHandled(assetEvents);
    assertThat(seen()).as("from the beginning").isEqualTo(before);

    stage.service().kill();
    assertThat(tool("--all-topics", "--to-earliest"))
        .as("right after a death")
        .contains("inactive");
    reset("--all-topics", "--to-datetime", FOR_TOOL.format(between));
    stage.service().start();
    awaitHandled(assetEvents - 1);
    assertThat(seen()).as("from a time").isEqualTo(before);

    stage.service().kill();
    setBeyondTheEnd();
    stage.service().start();
    awaitFollowed();
    activated();
    awaitHandled(1);
    assertThat(stage.providers().accepted()).isEqualTo(before.orders() + 1);
  }

  @Test
  @Order(2)
  void shouldWaitAtATypeThatThisBuildDoesNotKnowUntilAnOperatorSkipsIt() throws Exception {
    Devices behind = heldBehindAnUnknownType("skipped");
    stage.service().kill();
    stage.service().launch();
    awaitHeld();
    assertThat(isKnown(behind)).isFalse();
    assertThat(stage.count("parked_record")).isZero();

    stage.service().kill();
    long at = stage.kafka().read(Topics.ASSETS, "skipped").getFirst().offset();
    reset("--topic", Topics.ASSETS + ":0", "--to-offset", Long.toString(at + 1));
    stage.service().start();

    await().atMost(LONG).until(() -> isKnown(behind));
  }

  @Test
  @Order(3)
  void shouldGoOnWhereItHeldOnceTheNewerBuildIsThere() throws Exception {
    Devices behind = heldBehindAnUnknownType("awaited");
    Path classes = Path.of("target/newer-build").toAbsolutePath();
    FutureEvent.compile(classes);

    stage.service().kill();
    stage.service().launchWith(classes);
    stage.service().awaitReady();

    await().atMost(LONG).until(() -> isKnown(behind));
    assertThat(stage.count("parked_record WHERE record_key = 'awaited'"))
        .as("known, and not what this topic is for")
        .isEqualTo(1);
  }

  private static Devices heldBehindAnUnknownType(String key) {
    Devices behind = Devices.newDevice();
    publish(key, FutureEvent.register(stage.platform().addresses().registryUrl()));
    publish(
        behind.assetId(), stage.kafka().codec().encode(Topics.ASSETS, behind.registered(USER, 1)));
    awaitHeld();
    return behind;
  }

  private static void awaitHeld() {
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(
            () -> management("/q/health/group/intake").asString().contains("unknown event types"));
  }

  private static Response management(String path) {
    return given().get(stage.service().managementUrl() + path);
  }

  private static boolean isKnown(Devices device) throws SQLException {
    return stage.count("asset_projection WHERE asset_id = '" + device.assetId() + "'") == 1;
  }

  private static void publish(String key, byte[] value) {
    stage
        .kafka()
        .publish(
            new ProducerRecord<>(Topics.ASSETS, 0, key.getBytes(StandardCharsets.UTF_8), value));
  }

  /** A service that its user has on a device of its own: one order at the provider. */
  private Devices activated() throws SQLException {
    long before = stage.count("activation WHERE state_code = 'ACTIVE'");
    Devices device = Devices.newDevice();
    stage
        .centre()
        .request(USER, device, "everywhere", stage.providers().newSubscriber())
        .then()
        .statusCode(202);
    tell(device, device.registered(USER, 1));
    await()
        .atMost(LONG)
        .until(() -> stage.count("activation WHERE state_code = 'ACTIVE'") == before + 1);
    return device;
  }

  private void tell(Devices device, SpecificRecord event) {
    stage.centre().publish(device, event);
    assetEvents++;
  }

  /** Kafka counts milliseconds: what is published from now on is later than this. */
  private static Instant afterNow() {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis() + 1);
    await().until(() -> Instant.now().isAfter(now));
    return now;
  }

  /** Nothing is on its way, neither to the provider nor to Kafka; deadlines are further away. */
  private static boolean isQuiet() throws SQLException {
    return stage.count("outbox") == 0
        && stage.count("backend_call WHERE due_at < now() + interval '2 minutes'") == 0;
  }

  private static Seen seen() throws SQLException {
    await().atMost(LONG).until(ReplayIT::isQuiet);
    List<String> ids =
        stage.kafka().read(Topics.ACTIVATIONS).stream()
            .map(r -> CloudEventHeaders.text(r.headers(), "ce_id").orElseThrow())
            .sorted()
            .toList();
    assertThat(stage.kafka().read(Topics.deadLetters("activation"))).isEmpty();
    return new Seen(
        ids,
        stage.providers().accepted(),
        stage.providers().calls(),
        Stream.concat(rows("activation").stream(), rows("asset_projection").stream()).toList());
  }

  /** The process that was started last has handled so many events of assets.v1. */
  private static void awaitHandled(int events) {
    String counter = "inbox_events_total{channel=\"assets\",result=\"applied\"}";
    await()
        .atMost(LONG)
        .until(() ->
            management("/q/metrics")
                .asString()
                .lines()
                .anyMatch(line -> line.equals(counter + " " + (double) events)));
  }

  private static String tool(String... arguments) {
    return ConsumerGroups.run(
        stage.platform().addresses().bootstrapServers(),
        Stream.concat(
                Stream.of("--group", GROUP, "--reset-offsets", "--execute"), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** The killed service stays a member of its group for its session's time. */
  private static void reset(String... arguments) {
    await().atMost(LONG).until(() -> !tool(arguments).contains("Error"));
  }

  private static void setBeyondTheEnd() throws Exception {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      admin
          .describeTopics(List.of(Topics.ASSETS))
          .allTopicNames()
          .get()
          .get(Topics.ASSETS)
          .partitions()
          .forEach(p ->
              offsets.put(
                  new TopicPartition(Topics.ASSETS, p.partition()), new OffsetAndMetadata(BEYOND)));
      await()
          .atMost(LONG)
          .ignoreExceptions()
          .until(() -> {
            admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
            return true;
          });
    }
  }

  /**
   * The reset is followed once the killed process has left the group: beyond the end is the end of
   * then. From there on the group's offsets are the service's own again.
   */
  private static void awaitFollowed() {
    try (Admin admin = admin()) {
      await()
          .atMost(LONG)
          .until(() ->
              admin
                  .listConsumerGroupOffsets(GROUP)
                  .partitionsToOffsetAndMetadata()
                  .get()
                  .values()
                  .stream()
                  .noneMatch(committed -> committed.offset() == BEYOND));
    }
  }

  private static Admin admin() {
    return Admin.create(
        Map.of("bootstrap.servers", stage.platform().addresses().bootstrapServers()));
  }

  private static List<String> rows(String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = stage.connect();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
