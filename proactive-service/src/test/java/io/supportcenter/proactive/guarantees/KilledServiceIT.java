package io.supportcenter.proactive.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.TestAgent;
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
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged service is killed with SIGKILL where it hurts most: while vendors' events come in,
 * after vendors have made their offers, and after vendors have made the changes, each before the
 * service could know. Judged from outside only.
 */
class KilledServiceIT {

  private static final int TRIPS = 8;
  private static final int HELD_MS = 60_000;
  private static final String DATABASE = "proactive_guarantees";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Trip> trips = new ArrayList<>();
  private final Map<Trip, String> sessions = new HashMap<>();
  private KafkaProbe kafka;
  private ProactiveCentre centre;
  private Vendors vendors;
  private ServiceProcess service;

  @BeforeEach
  void start() {
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
    service =
        keep(
            new ServiceProcess(
                "guarantees",
                addresses,
                DATABASE,
                Map.of(
                    "PROACTIVE_SESSIONS_AGENT_GRACE",
                    "PT5M",
                    "PROACTIVE_VENDORS_ANSWER_TIMEOUT",
                    "PT18S")));
    RestAssured.port = service.port();
    centre = new ProactiveCentre(kafka);
    vendors = new Vendors(simulator.url());
    service.start();
    vendors.introduce();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @Test
  void shouldDoEverythingOnceWhileTheServiceIsKilled() {
    holdAnswers();
    tellOfDelays();
    awaitAsked(trips.getFirst(), "/offers", "POST 200");
    killAndStart();
    trips.forEach(trip -> awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED"));

    holdAnswers();
    talkAndDecide();
    trips.forEach(trip -> awaitAsked(trip, "/changes", "PUT 201"));
    trips.forEach(
        trip -> assertThat(centre.modification(trip).getString("state")).isEqualTo("RESCHEDULING"));
    killAndStart();

    trips.forEach(this::checkTrip);
    checkEveryEventOnce();
  }

  /** Vendors do what they are asked, and their answers do not come back in time. */
  private void holdAnswers() {
    vendors.misbehave(Map.of("answerDelayMs", HELD_MS));
  }

  /** Each event twice, as a vendor's retry may; half of the reservations are registered later. */
  private void tellOfDelays() {
    for (int i = 0; i < TRIPS; i++) {
      Trip trip = Trip.tomorrow();
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

  private void register(Trip trip) {
    centre.publish(Topics.ASSETS, trip.flightId(), trip.flight());
    centre.publish(Topics.ASSETS, trip.hotelId(), trip.hotel());
  }

  private void talkAndDecide() {
    TestAgent agent = TestAgent.arrives(TRIPS);
    for (Trip trip : trips) {
      String session =
          centre.openSession(trip.user(), Map.of("assetId", trip.hotelId(), "topic", "my hotel"));
      agent.take(session);
      sessions.put(trip, session);
    }
    agent.vanish();
    for (Trip trip : trips) {
      centre.decide(trip, sessions.get(trip), centre.option(trip, "LATE_ARRIVAL")).statusCode(202);
    }
  }

  /** The answers that were held go to nobody; vendors answer at once from now on. */
  private void killAndStart() {
    service.kill();
    vendors.behave();
    service.start();
  }

  private void awaitAsked(Trip trip, String what, String answered) {
    patiently()
        .untilAsserted(
            () -> assertThat(vendors.asked(trip.hotelNumber() + what)).contains(answered));
  }

  private void awaitMessages(Trip trip, String... kinds) {
    patiently()
        .untilAsserted(() ->
            assertThat(centre.messages(trip).getList("messages.kind"))
                .containsExactly((Object[]) kinds));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofMinutes(2));
  }

  private void checkTrip(Trip trip) {
    awaitMessages(trip, "ACTIVITY_CHANGED", "OPTIONS_OFFERED", "ACTIVITY_RESCHEDULED");
    assertThat(centre.messages(trip).getList("messages.number")).containsExactly(1, 2, 3);
    patiently()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.RESCHEDULES, trip.hotelId()))
                .containsExactly("RescheduleRequested", "ActivityRescheduled"));
    // The vendor made the change once; afterwards it was only asked what became of it.
    List<String> asked = vendors.asked(trip.hotelNumber() + "/changes");
    assertThat(asked.getFirst()).isEqualTo("PUT 201");
    assertThat(asked.subList(1, asked.size())).isNotEmpty().containsOnly("GET 200");
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
    assertThat(kafka.read(Topics.RESCHEDULES)).hasSize(2 * TRIPS);
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }
}
