package io.supportcenter.activation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Tokens;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged service is killed with SIGKILL at the worst moment: the provider has accepted
 * requests, and the service does not know it yet.
 */
class SigkillIT {

  private static final int EACH = 10;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String DATABASE = "activation_sigkill";
  private static final String USER = "sigkill-user";

  /** All that an activation can be while nothing is known of the provider's answer. */
  private static final String UNANSWERED =
      "state_code IN ('REQUESTED', 'CREDENTIALS_READY', 'SUBMITTING', 'UNKNOWN_OUTCOME')";

  private static PlatformProcess platform;
  private static Simulator simulator;
  private static Providers providers;
  private static KafkaProbe kafka;
  private static ServiceProcess service;

  @BeforeAll
  static void start() {
    simulator = Simulator.start("ServiceProviderBackEnd", "providers.json");
    providers = Providers.at(simulator.url());
    platform = PlatformProcess.start(Path.of("target/sigkill-platform").toAbsolutePath());
    PlatformAddresses addresses = platform.addresses();
    addresses.recreateDatabase(DATABASE);
    kafka =
        new KafkaProbe(addresses.bootstrapServers(), EventCodec.connect(addresses.registryUrl()));
    service =
        new ServiceProcess(
            "sigkill-service",
            addresses,
            DATABASE,
            Map.of(
                "ACTIVATION_CREDENTIALS_KEYS",
                ActivationParts.credentialsKey(),
                "ACTIVATION_PROVIDERS_ANSWER_TIMEOUT",
                "PT3S"));
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

  @Test
  void shouldHaveEveryServiceOnceWhenKilledBetweenAcceptanceAndItsRecord() throws SQLException {
    providers.addToDirectory(Providers.RADIO);
    Map<ActivationId, Devices> requests = new LinkedHashMap<>();
    request("everywhere", requests);
    register(requests);
    awaitActive(1);
    for (int i = 0; i < EACH; i++) {
      request("everywhere", requests);
      request("all-access-monitored", requests);
    }

    // From now on requests are taken on, but no answer arrives in time.
    providers.misbehave(Map.of("answerDelayMs", 60_000));
    int before = providers.accepted();
    register(requests);
    await().atMost(LONG).until(() -> providers.accepted() > before);
    service.kill();
    assertThat(count(UNANSWERED)).as("nothing recorded of an answer").isEqualTo(2 * EACH);
    providers.behave();
    service.start();

    awaitActive(2 * EACH + 1);
    assertThat(requests.keySet()).allSatisfy(SigkillIT::assertActivatedOnce);
    assertThat(providers.accepted()).as("asked before repeated").isEqualTo(2 * EACH + 1);
  }

  private static void register(Map<ActivationId, Devices> requests) {
    requests
        .values()
        .forEach(d -> kafka.publish(Topics.ASSETS, d.assetId(), d.registered(USER, 1)));
  }

  private static void awaitActive(int activations) {
    await().atMost(LONG).until(() -> count("state_code = 'ACTIVE'") == activations);
  }

  private static void assertActivatedOnce(ActivationId id) {
    assertThat(providers.services(id).getList("id")).hasSize(1);
    await()
        .atMost(LONG)
        .until(() -> events(id).stream().anyMatch(ServiceActivated.class::isInstance));
    List<SpecificRecord> events = events(id);
    assertThat(events.getLast()).isInstanceOf(ServiceActivated.class);
    for (int i = 0; i < events.size(); i++) {
      SpecificRecord event = events.get(i);
      assertThat(event.get(event.getSchema().getField("version").pos())).isEqualTo(i + 1L);
    }
    assertThat(events.stream().filter(ServiceActivated.class::isInstance)).hasSize(1);
  }

  /** Before its device is registered, so that all of them start together later. */
  private static void request(String plan, Map<ActivationId, Devices> requests) {
    Devices device = Devices.newDevice();
    String id =
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
                    plan,
                    "subscription",
                    providers.newSubscriber().body()))
            .post("/v1/activations")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    requests.put(ActivationId.parse(id), device);
  }

  private static long count(String condition) throws SQLException {
    PlatformAddresses addresses = platform.addresses();
    try (Connection connection =
            DriverManager.getConnection(
                addresses.jdbcUrl(DATABASE), addresses.username(), addresses.password());
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM activation WHERE " + condition)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<SpecificRecord> events(ActivationId id) {
    return kafka.read(Topics.ACTIVATIONS, id.toString()).stream()
        .map(record -> kafka.codec().decode(Topics.ACTIVATIONS, record.value()))
        .map(decoded -> ((Decoded.Event) decoded).event())
        .toList();
  }
}
