package io.supportcenter.activation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.ServiceStage;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.schemas.Topics;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A part that the packaged service depends on is down for a while, is slow, or sends more at once
 * than it can hold. It stays alive, reports what it waits for, and afterwards everything has
 * happened once. {@code -Drunning-out.outage=PT3M} for outages longer than the short ones of every
 * build; {@code -Drunning-out.small-disk=DIR} for a folder on a disk of some 100 MB that may be
 * filled, {@code -Drunning-out.brokers-small-disk=DIR} for one on another such disk.
 */
@Tag("thorough")
class RunningOutIT {

  private static final Duration OUTAGE =
      Duration.parse(System.getProperty("running-out.outage", "PT8S"));
  private static final String SMALL_DISK = System.getProperty("running-out.small-disk");
  private static final String BROKERS_SMALL_DISK =
      System.getProperty("running-out.brokers-small-disk");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int DEVICES = 5;
  private static final int BACKLOG = 100_000;
  private static final int VERSIONS = 10;
  private static final String NEWEST = "asset_projection WHERE version = " + VERSIONS;
  private static final String USER = "running-out-user";

  private static ServiceStage stage;

  private final Map<ActivationId, Devices> requests = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws SQLException, IOException {
    stage = new ServiceStage("running-out", Map.of());
    if (BROKERS_SMALL_DISK != null) {
      moveBroker(Path.of(BROKERS_SMALL_DISK).resolve("kafka"));
    }
    if (SMALL_DISK != null) {
      executeAsAdministrator("CREATE TABLESPACE small LOCATION '" + SMALL_DISK + "'");
      executeAsAdministrator("ALTER DATABASE " + stage.database() + " SET TABLESPACE small");
    }
    // In the registry before that may be down.
    stage.kafka().codec().encode(Topics.ASSETS, Devices.newDevice().registered(USER, 1));
    stage.open();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @AfterEach
  void everythingHappensOnce() {
    stage.service().awaitReady();
    assertThat(requests).isNotEmpty();
    requests.keySet().forEach(RunningOutIT::awaitActivatedOnce);
  }

  @Test
  void shouldTakeRequestsWhileTheBrokerIsDown() {
    register(request());
    Devices early =
        without(
            stage.platform()::killBroker,
            stage.platform()::startBroker,
            () -> {
              Devices taken = request();
              awaitIntake("DOWN");
              assertThat(health("/q/health/ready").statusCode()).as("REST").isEqualTo(200);
              return taken;
            });
    register(early);
  }

  @Test
  void shouldAskForLaterWhileTheDatabaseIsDown() {
    Devices early = request();
    Devices refused = Devices.newDevice();
    Subscription subscription = stage.providers().newSubscriber();
    without(
        stage.platform()::killPostgres,
        stage.platform()::startPostgres,
        () -> {
          register(early);
          awaitIntake("DOWN");
          return ask(refused, subscription)
              .then()
              .statusCode(503)
              .header("Retry-After", equalTo("5"))
              .body("code", equalTo("UNAVAILABLE"));
        });
    stage.service().awaitReady();
    take(refused, subscription);
    register(refused);
  }

  @Test
  void shouldStayAliveWhileTheDatabaseHangs() {
    Devices early = request();
    without(
        stage.platform()::freezePostgres,
        stage.platform()::thawPostgres,
        () -> {
          register(early);
          return early;
        });
  }

  @Test
  @EnabledIfSystemProperty(named = "running-out.small-disk", matches = ".+")
  void shouldAskForLaterWhileTheDatabasesDiskIsFull() {
    Path filler = Path.of(SMALL_DISK).resolve("filler");
    Devices early = request();
    without(
        () -> fill(filler),
        () -> filler.toFile().delete(),
        () -> {
          List<ProducerRecord<byte[], byte[]>> more = backlog(BACKLOG / VERSIONS);
          stage.kafka().publishAll(more);
          register(early);
          awaitIntake("DOWN");
          return more;
        });
  }

  /** The broker ends itself then; who runs it makes room and starts it again. */
  @Test
  @EnabledIfSystemProperty(named = "running-out.brokers-small-disk", matches = ".+")
  void shouldTakeRequestsWhileTheBrokersDiskIsFull() {
    Path filler = Path.of(BROKERS_SMALL_DISK).resolve("filler");
    ProcessHandle broker = stage.platform().leaveBroker();
    Devices early =
        without(
            () -> fill(filler),
            () -> {
              filler.toFile().delete();
              broker.destroyForcibly();
              broker.onExit().join();
              stage.platform().startBroker();
            },
            () -> {
              Devices taken = request();
              awaitIntake("DOWN");
              await().atMost(LONG).until(() -> !broker.isAlive());
              return taken;
            });
    register(early);
  }

  /** Its folder stays where it was, as a link. */
  private static void moveBroker(Path to) throws IOException {
    Path data = stage.platform().state().resolve("kafka");
    stage.platform().killBroker();
    new ProcessBuilder("mv", data.toString(), to.toString()).inheritIO().start().onExit().join();
    Files.createSymbolicLink(data, to);
    stage.platform().startBroker();
  }

  /** Until there is no room for another byte. */
  private static void fill(Path filler) {
    try (FileOutputStream out = new FileOutputStream(filler.toFile())) {
      for (int size = 1 << 20; size > 0; size /= 2) {
        write(out, size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileOutputStream out, int size) {
    try {
      while (true) {
        out.write(new byte[size]);
      }
    } catch (IOException _) {
      // Full, as far as pieces of this size go.
    }
  }

  @Test
  void shouldWorkOnWhileTheDatabaseIsSlow() throws SQLException {
    execute(
        """
        CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END $$;
        CREATE TRIGGER slow_outbox BEFORE INSERT ON outbox EXECUTE FUNCTION slowly();
        CREATE TRIGGER slow_positions BEFORE UPDATE ON inbox_position EXECUTE FUNCTION slowly();
        """);
    for (int i = 0; i < DEVICES; i++) {
      register(request());
    }
    requests.keySet().forEach(RunningOutIT::awaitActivatedOnce);
    assertThat(intake().jsonPath().getString("status")).isEqualTo("UP");
    execute(
        """
        DROP TRIGGER slow_outbox ON outbox;
        DROP TRIGGER slow_positions ON inbox_position;
        """);
  }

  @Test
  void shouldWorkOnWithTheSchemasItKnowsWhileTheRegistryIsDown() {
    register(request());
    requests.keySet().forEach(RunningOutIT::awaitActivatedOnce);
    without(
        stage.platform()::killRegistry,
        stage.platform()::startRegistry,
        () -> {
          Devices device = request();
          register(device);
          requests.keySet().forEach(RunningOutIT::awaitActivatedOnce);
          return device;
        });
  }

  @Test
  void shouldWaitForTheRegistryWhenItStarts() {
    Devices device = request();
    stage.service().kill();
    register(device);
    without(
        stage.platform()::killRegistry,
        stage.platform()::startRegistry,
        () -> {
          stage.service().launch();
          await()
              .atMost(LONG)
              .ignoreExceptions()
              .until(() -> intake().asString().contains("waiting for the registry"));
          return device;
        });
  }

  /** Of each device many versions, so that a batch holds some of the same. */
  @Test
  void shouldTakeABacklogInAHeapOfAQuarterGigabyte() throws SQLException {
    Devices last = request();
    stage.service().kill();
    long before = stage.count(NEWEST);
    stage.kafka().publishAll(backlog(BACKLOG / VERSIONS));
    register(last);
    stage.service().start();
    await().atMost(LONG).until(() -> stage.count(NEWEST) == before + BACKLOG / VERSIONS);
  }

  private static List<ProducerRecord<byte[], byte[]>> backlog(int devices) {
    List<Devices> many = IntStream.range(0, devices).mapToObj(_ -> Devices.newDevice()).toList();
    List<ProducerRecord<byte[], byte[]>> backlog = new ArrayList<>();
    for (int version = 1; version <= VERSIONS; version++) {
      for (Devices device : many) {
        backlog.add(record(device, version));
      }
    }
    return backlog;
  }

  private static ProducerRecord<byte[], byte[]> record(Devices device, long version) {
    return new ProducerRecord<>(
        Topics.ASSETS,
        device.assetId().getBytes(StandardCharsets.UTF_8),
        stage.kafka().codec().encode(Topics.ASSETS, device.registered("somebody", version)));
  }

  /** A request for a device that is not registered yet. */
  private Devices request() {
    Devices device = Devices.newDevice();
    take(device, stage.providers().newSubscriber());
    return device;
  }

  private void take(Devices device, Subscription subscription) {
    Response answer = ask(device, subscription);
    answer.then().statusCode(202);
    requests.put(ActivationId.parse(answer.path("id")), device);
  }

  private static Response ask(Devices device, Subscription subscription) {
    return stage.centre().request(USER, device, "everywhere", subscription);
  }

  private static void register(Devices device) {
    stage.centre().register(device, USER);
  }

  private static void awaitActivatedOnce(ActivationId id) {
    await()
        .atMost(LONG)
        .until(
            () -> stage.centre().events(id).stream().anyMatch(ServiceActivated.class::isInstance));
    assertThat(stage.centre().events(id).stream().filter(ServiceActivated.class::isInstance))
        .hasSize(1);
    assertThat(stage.providers().services(id).getList("id")).hasSize(1);
  }

  private static Response intake() {
    return health("/q/health/group/intake");
  }

  private static Response health(String path) {
    return given().get(stage.service().managementUrl() + path);
  }

  private static void awaitIntake(String status) {
    await().atMost(LONG).until(() -> intake().jsonPath().getString("status").equals(status));
  }

  /** The service is alive all the time; the part is started again even if it is not. */
  private static <T> T without(Runnable end, Runnable begin, Supplier<T> meanwhile) {
    end.run();
    try {
      T result = meanwhile.get();
      await()
          .during(OUTAGE)
          .atMost(OUTAGE.plusSeconds(30))
          .until(() -> health("/q/health/live").statusCode() == 200);
      return result;
    } finally {
      begin.run();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = stage.connect()) {
      connection.createStatement().execute(sql);
    }
  }

  private static void executeAsAdministrator(String sql) throws SQLException {
    PlatformAddresses addresses = stage.platform().addresses();
    try (Connection connection =
        DriverManager.getConnection(
            addresses.jdbcUrl("postgres"), addresses.username(), addresses.password())) {
      connection.createStatement().execute(sql);
    }
  }
}
