package io.supportcenter.activation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Tokens;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.kit.testing.ConsumerGroups;
import io.supportcenter.kit.testing.FutureEvent;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import java.util.UUID;
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
  private static final String DATABASE = "activation_replay";
  private static final String GROUP = "activation-service";
  private static final DateTimeFormatter FOR_TOOL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String USER = "replay-user";

  private static PlatformProcess platform;
  private static Simulator simulator;
  private static Providers providers;
  private static KafkaProbe kafka;
  private static ServiceProcess service;

  private int assetEvents;

  @BeforeAll
  static void start() {
    simulator = Simulator.start("ServiceProviderBackEnd", "providers.json");
    providers = Providers.at(simulator.url());
    platform = PlatformProcess.start(Path.of("target/replay-platform").toAbsolutePath());
    PlatformAddresses addresses = platform.addresses();
    addresses.recreateDatabase(DATABASE);
    kafka =
        new KafkaProbe(addresses.bootstrapServers(), EventCodec.connect(addresses.registryUrl()));
    service =
        new ServiceProcess(
            "replay-service",
            addresses,
            DATABASE,
            Map.of("ACTIVATION_CREDENTIALS_KEYS", ActivationParts.credentialsKey()));
    service.start();
    RestAssured.baseURI = "http://127.0.0.1";
    RestAssured.port = service.port();
  }

  @AfterAll
  static void stop() {
    service.close();
    kafka.close();
    simulator.stop();
    platform.close();
  }

  /** What the world has seen of the service, and what the service knows. */
  private record Seen(List<String> eventIds, int orders, int calls, List<String> state) {}

  @Test
  @Order(1)
  void shouldDecideAgainAndHaveNoEffectTwice() throws Exception {
    providers.addToDirectory(Providers.RADIO);
    Devices ended = activated();
    Instant between = afterNow();
    activated();
    activated();
    tell(ended, ended.withdrawn(USER, 2, AssetStatus.STOLEN));
    await().atMost(LONG).until(() -> count("activation WHERE state_code = 'ACTIVE'") == 2);
    await().atMost(LONG).until(ReplayIT::isQuiet);
    Seen before = seen();
    assertThat(before.orders()).isEqualTo(3);

    assertThat(tool("--all-topics", "--to-earliest")).as("while it runs").contains("inactive");
    service.kill();
    reset("--all-topics", "--to-earliest");
    service.start();
    awaitHandled(assetEvents);
    assertThat(seen()).as("from the beginning").isEqualTo(before);

    service.kill();
    reset("--all-topics", "--to-datetime", FOR_TOOL.format(between));
    service.start();
    awaitHandled(assetEvents - 1);
    assertThat(seen()).as("from a time").isEqualTo(before);

    service.kill();
    setBeyondTheEnd();
    service.start();
    activated();
    awaitHandled(1);
    assertThat(providers.accepted()).isEqualTo(before.orders() + 1);
  }

  @Test
  @Order(2)
  void shouldWaitAtATypeThatThisBuildDoesNotKnowUntilAnOperatorSkipsIt() throws Exception {
    Devices behind = heldBehindAnUnknownType("skipped");
    service.kill();
    service.launch();
    awaitHeld();
    assertThat(isKnown(behind)).isFalse();
    assertThat(count("parked_record")).isZero();

    service.kill();
    long at = kafka.read(Topics.ASSETS, "skipped").getFirst().offset();
    reset("--topic", Topics.ASSETS + ":0", "--to-offset", Long.toString(at + 1));
    service.start();

    await().atMost(LONG).until(() -> isKnown(behind));
  }

  @Test
  @Order(3)
  void shouldGoOnWhereItHeldOnceTheNewerBuildIsThere() throws Exception {
    Devices behind = heldBehindAnUnknownType("awaited");
    Path classes = Path.of("target/newer-build").toAbsolutePath();
    FutureEvent.compile(classes);

    service.kill();
    service.launchWith(classes);
    service.awaitReady();

    await().atMost(LONG).until(() -> isKnown(behind));
    assertThat(count("parked_record WHERE record_key = 'awaited'"))
        .as("known, and not what this topic is for")
        .isEqualTo(1);
  }

  private static Devices heldBehindAnUnknownType(String key) {
    Devices behind = Devices.newDevice();
    publish(key, FutureEvent.register(platform.addresses().registryUrl()));
    publish(behind.assetId(), kafka.codec().encode(Topics.ASSETS, behind.registered(USER, 1)));
    awaitHeld();
    return behind;
  }

  private static void awaitHeld() {
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> given().get("/q/health/ready").asString().contains("unknown event types"));
  }

  private static boolean isKnown(Devices device) throws SQLException {
    return count("asset_projection WHERE asset_id = '" + device.assetId() + "'") == 1;
  }

  private static void publish(String key, byte[] value) {
    kafka.publish(
        new ProducerRecord<>(Topics.ASSETS, 0, key.getBytes(StandardCharsets.UTF_8), value));
  }

  /** A service that its user has on a device of its own: one order at the provider. */
  private Devices activated() throws SQLException {
    long before = count("activation WHERE state_code = 'ACTIVE'");
    Devices device = Devices.newDevice();
    given()
        .auth()
        .oauth2(Tokens.user(USER))
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "assetId",
                device.assetId(),
                "providerId",
                Providers.RADIO,
                "planId",
                "everywhere",
                "subscription",
                providers.newSubscriber().body()))
        .post("/v1/activations")
        .then()
        .statusCode(202);
    tell(device, device.registered(USER, 1));
    await().atMost(LONG).until(() -> count("activation WHERE state_code = 'ACTIVE'") == before + 1);
    return device;
  }

  private void tell(Devices device, SpecificRecord event) {
    kafka.publish(Topics.ASSETS, device.assetId(), event);
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
    return count("outbox") == 0
        && count("backend_call WHERE due_at < now() + interval '2 minutes'") == 0;
  }

  private static Seen seen() throws SQLException {
    await().atMost(LONG).until(ReplayIT::isQuiet);
    List<String> ids =
        kafka.read(Topics.ACTIVATIONS).stream()
            .map(r -> CloudEventHeaders.text(r.headers(), "ce_id").orElseThrow())
            .sorted()
            .toList();
    assertThat(kafka.read(Topics.deadLetters("activation"))).isEmpty();
    return new Seen(
        ids,
        providers.accepted(),
        providers.calls(),
        Stream.concat(rows("activation").stream(), rows("asset_projection").stream()).toList());
  }

  /** The process that was started last has handled so many events of assets.v1. */
  private static void awaitHandled(int events) {
    String counter = "inbox_events_total{channel=\"assets\",result=\"applied\"}";
    await()
        .atMost(LONG)
        .until(() ->
            given()
                .get("/q/metrics")
                .asString()
                .lines()
                .anyMatch(line -> line.equals(counter + " " + (double) events)));
  }

  private static String tool(String... arguments) {
    return ConsumerGroups.run(
        platform.addresses().bootstrapServers(),
        Stream.concat(
                Stream.of("--group", GROUP, "--reset-offsets", "--execute"), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** The killed service stays a member of its group for its session's time. */
  private static void reset(String... arguments) {
    await().atMost(LONG).until(() -> !tool(arguments).contains("Error"));
  }

  private static void setBeyondTheEnd() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", platform.addresses().bootstrapServers()))) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      admin
          .describeTopics(List.of(Topics.ASSETS))
          .allTopicNames()
          .get()
          .get(Topics.ASSETS)
          .partitions()
          .forEach(p ->
              offsets.put(
                  new TopicPartition(Topics.ASSETS, p.partition()),
                  new OffsetAndMetadata(1_000_000)));
      await()
          .atMost(LONG)
          .ignoreExceptions()
          .until(() -> {
            admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
            return true;
          });
    }
  }

  private static List<String> rows(String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
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

  private static long count(String of) throws SQLException {
    try (Connection connection = connect();
        ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM " + of)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Connection connect() throws SQLException {
    PlatformAddresses addresses = platform.addresses();
    return DriverManager.getConnection(
        addresses.jdbcUrl(DATABASE), addresses.username(), addresses.password());
  }
}
