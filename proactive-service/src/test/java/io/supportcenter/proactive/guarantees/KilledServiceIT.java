package io.supportcenter.proactive.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.proactive.testing.Centre;
import io.supportcenter.proactive.testing.Simulator;
import io.supportcenter.proactive.testing.TestAgent;
import io.supportcenter.proactive.testing.TestTrip;
import io.supportcenter.proactive.testing.Vendors;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged service is killed with SIGKILL while vendors' events come in, while options are
 * asked for, and while vendors are told to reschedule. Judged from outside only.
 */
class KilledServiceIT {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int TRIPS = 12;
  private static final String DATABASE = "proactive_guarantees";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<TestTrip> trips = new ArrayList<>();
  private final Map<TestTrip, String> sessions = new HashMap<>();
  private KafkaProbe kafka;
  private Centre centre;
  private Vendors vendors;
  private ServiceInstance service;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @Test
  void shouldDoEverythingOnceWhileTheServiceIsKilled() {
    start();
    vendors.misbehave(Map.of("latencyMs", 300));

    tellOfDelays();
    restart();
    trips.forEach(trip -> awaitMessages(trip, 2));
    talkAndDecide();
    restart();
    trips.forEach(trip -> awaitMessages(trip, 3));

    trips.forEach(this::checkTrip);
    checkEveryEventOnce();
  }

  private void start() {
    PlatformProcess platform =
        keep(PlatformProcess.start(Path.of("target/guarantees-platform").toAbsolutePath()));
    PlatformAddresses addresses = platform.addresses();
    addresses.recreateDatabase(DATABASE);
    Simulator simulator = Simulator.start("VendorBackEnd", "vendors.json");
    open.add(simulator::stop);
    kafka =
        keep(
            new KafkaProbe(
                addresses.bootstrapServers(), EventCodec.connect(addresses.registryUrl())));
    service = keep(new ServiceInstance("guarantees", environment(addresses)));
    RestAssured.port = service.port();
    centre = new Centre(kafka);
    vendors = new Vendors(simulator.url());
    service.start();
    await().atMost(LONG).until(service::ready);
    vendors.introduce();
  }

  private static Map<String, String> environment(PlatformAddresses addresses) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", addresses.bootstrapServers(),
        "SUPPORT_CENTER_REGISTRY_URL", addresses.registryUrl(),
        "QUARKUS_DATASOURCE_JDBC_URL", addresses.jdbcUrl(DATABASE),
        "QUARKUS_DATASOURCE_USERNAME", addresses.username(),
        "QUARKUS_DATASOURCE_PASSWORD", addresses.password(),
        "QUARKUS_OIDC_PUBLIC_KEY", TestTokens.publicKey(),
        "PROACTIVE_SESSIONS_AGENT_GRACE", "PT5M");
  }

  /** Each event twice, as a vendor's retry may; half of the reservations are registered later. */
  private void tellOfDelays() {
    for (int i = 0; i < TRIPS; i++) {
      TestTrip trip = new TestTrip();
      trips.add(trip);
      vendors.book(trip, "OBLIGING");
      if (i % 2 == 0) {
        register(trip);
      }
      centre.tell(trip.delayed(1, Duration.ofHours(8)));
      centre.tell(trip.delayed(1, Duration.ofHours(8)));
      if (i % 2 == 1) {
        register(trip);
      }
    }
  }

  private void register(TestTrip trip) {
    centre.publish(Topics.ASSETS, trip.flightId(), trip.flight());
    centre.publish(Topics.ASSETS, trip.hotelId(), trip.hotel());
  }

  private void talkAndDecide() {
    TestAgent agent = keep(TestAgent.arrives(TRIPS));
    for (TestTrip trip : trips) {
      String session =
          centre.openSession(
              trip.user(), Map.of("assetId", trip.hotelId(), "topic", "my hotel"));
      agent.take(session);
      sessions.put(trip, session);
    }
    agent.vanish();
    for (TestTrip trip : trips) {
      centre
          .decide(trip, sessions.get(trip), centre.option(trip, "LATE_ARRIVAL"))
          .statusCode(202);
    }
  }

  private void restart() {
    service.kill();
    service.start();
    await().atMost(LONG).until(service::ready);
  }

  private void awaitMessages(TestTrip trip, int n) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(centre.messages(trip).getList("messages")).hasSize(n));
  }

  private void checkTrip(TestTrip trip) {
    assertThat(centre.messages(trip).getList("messages.kind"))
        .containsExactly("ACTIVITY_CHANGED", "OPTIONS_OFFERED", "ACTIVITY_RESCHEDULED");
    assertThat(centre.messages(trip).getList("messages.number")).containsExactly(1, 2, 3);
    await()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.RESCHEDULES, trip.hotelId()))
                .containsExactly("RescheduleRequested", "ActivityRescheduled"));
    // The reference counts the changes that the vendor has made.
    assertThat(centre.modification(trip).getString("confirmation.vendorReference"))
        .isEqualTo(trip.hotelNumber() + "/1");
  }

  private void checkEveryEventOnce() {
    List<String> ids =
        Stream.of(Topics.CUSTOMER_MESSAGES, Topics.RESCHEDULES, Topics.LIVE_SESSIONS)
            .flatMap(topic -> kafka.read(topic).stream())
            .map(r -> CloudEventHeaders.text(r.headers(), CloudEventHeaders.ID).orElseThrow())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(kafka.read(Topics.CUSTOMER_MESSAGES)).hasSize(3 * TRIPS);
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }
}
