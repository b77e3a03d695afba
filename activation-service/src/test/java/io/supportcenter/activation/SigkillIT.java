package io.supportcenter.activation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.ServiceProcess;
import io.supportcenter.activation.testing.Simulator;
import io.supportcenter.activation.testing.Tokens;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service is killed while activations are under way; nothing is lost, and nothing is done twice. */
class SigkillIT {

  private static final int ACTIVATIONS = 60;
  private static final String DATABASE = "activation_sigkill";
  private static final String USER = "sigkill-user";

  private static PlatformProcess platform;
  private static Simulator simulator;
  private static Providers providers;
  private static KafkaProbe kafka;
  private static int port;
  private static ServiceProcess service;

  @BeforeAll
  static void start() throws Exception {
    platform = PlatformProcess.start(Path.of("target/sigkill-platform").toAbsolutePath());
    platform.addresses().recreateDatabase(DATABASE);
    simulator = Simulator.start("ServiceProviderBackEnd", "providers.json");
    providers = Providers.at(simulator.url());
    kafka =
        new KafkaProbe(
            platform.addresses().bootstrapServers(),
            EventCodec.connect(platform.addresses().registryUrl()));
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    service = startService();
  }

  @AfterAll
  static void stop() {
    service.kill();
    kafka.close();
    simulator.stop();
    platform.close();
  }

  private static ServiceProcess startService() {
    ServiceProcess started = ServiceProcess.start(platform.addresses(), DATABASE, port);
    RestAssured.baseURI = "http://127.0.0.1";
    RestAssured.port = port;
    return started;
  }

  @Test
  void shouldEndEveryActivationOnceHoweverOftenItIsKilled() throws Exception {
    providers.addToDirectory(Providers.RADIO);
    providers.misbehave(Map.of("latencyMs", 150));
    List<ActivationId> ids = request(ACTIVATIONS / 2, "everywhere");
    restart();
    ids.addAll(request(ACTIVATIONS / 2, "all-access-monitored"));
    restart();

    Awaitility.await()
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(ids).allSatisfy(id -> assertThat(state(id)).isEqualTo("ACTIVE")));
    assertThat(ids)
        .allSatisfy(id -> {
          assertThat(providers.services(id).getList("id")).hasSize(1);
          assertToldOnce(events(id));
        });
  }

  private static void restart() {
    service.kill();
    service = startService();
  }

  private static List<ActivationId> request(int count, String plan) {
    List<ActivationId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Devices device = Devices.newDevice();
      kafka.publish(Topics.ASSETS, device.assetId(), device.registered(USER, 1));
      ids.add(request(device, plan));
    }
    return ids;
  }

  private static ActivationId request(Devices device, String plan) {
    return ActivationId.parse(
        given()
            .auth()
            .oauth2(Tokens.user(USER))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "assetId", device.assetId(),
                    "providerId", Providers.RADIO,
                    "planId", plan,
                    "subscription", providers.newSubscriber().body()))
            .post("/v1/activations")
            .then()
            .statusCode(202)
            .extract()
            .path("id"));
  }

  private static String state(ActivationId id) {
    return given()
        .auth()
        .oauth2(Tokens.user(USER))
        .get("/v1/activations/" + id)
        .jsonPath()
        .getString("state");
  }

  private static List<SpecificRecord> events(ActivationId id) {
    return kafka.read(Topics.ACTIVATIONS, id.toString()).stream()
        .map(record -> kafka.codec().decode(Topics.ACTIVATIONS, record.value()))
        .map(decoded -> ((Decoded.Event) decoded).event())
        .toList();
  }

  private static void assertToldOnce(List<SpecificRecord> events) {
    assertThat(events).last().isInstanceOf(ServiceActivated.class);
    for (int i = 0; i < events.size(); i++) {
      SpecificRecord event = events.get(i);
      assertThat(event.get(event.getSchema().getField("version").pos())).isEqualTo(i + 1L);
    }
  }
}
