package io.supportcenter.kit.outbox;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators do with events that Kafka refuses, in the running service. */
@QuarkusTest
@WithTestResource(KitParts.class)
class QuarantineIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject Transactions transactions;
  @Inject Outbox outbox;
  @Inject Admin admin;
  @Inject NumbersProbe numbers;
  @Inject Relay relay;

  private final String topic = "kit-quarantine-" + UUID.randomUUID();

  @AfterEach
  void discardAll() {
    for (String id : listed().getList("items.id", String.class)) {
      operator().delete("/v1/quarantined-events/" + id).then().statusCode(204);
    }
  }

  @Test
  void shouldShowAndReplayTheEventsOfAKeyWhileOthersAreStillPublished() throws Exception {
    publish(topic, "customer", 1);
    publish(topic, "customer", 2);
    String other = UUID.randomUUID().toString();
    numbers.publish(other, 7);

    await().atMost(LONG).until(() -> listed().getList("items").size() == 2);
    await().atMost(LONG).until(() -> numbers.totals(other).equals(List.of(7L)));
    assertThat(relay.healthy()).isTrue();
    operator()
        .get("/v1/quarantined-events?limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].topic", equalTo(topic))
        .body("items[0].key", equalTo("cus..."))
        .body("items[0].reason", equalTo("TOPIC_UNKNOWN"))
        .body("next", equalTo(listed().getString("items[0].id")));
    await().atMost(LONG).until(() -> quarantinedMetric() == 2);

    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    operator()
        .post("/v1/quarantined-events/" + listed().getString("items[1].id") + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", equalTo(2));

    await().atMost(LONG).until(() -> numbers.kafka().read(topic, "customer").size() == 2);
    assertThat(numbers.kafka().read(topic, "customer"))
        .extracting(record -> (int) record.value()[0])
        .containsExactly(1, 2);
    assertThat(listed().getList("items")).isEmpty();
  }

  @Test
  void shouldDiscardOneEventAndKeepThoseBehindIt() {
    publish(topic, "customer", 1);
    await().atMost(LONG).until(() -> listed().getList("items").size() == 1);
    publish(topic, "customer", 2);
    await()
        .atMost(LONG)
        .until(() ->
            listed()
                .getList("items.reason")
                .equals(List.of("TOPIC_UNKNOWN", "BEHIND_QUARANTINED")));

    operator()
        .delete("/v1/quarantined-events/" + listed().getString("items[0].id"))
        .then()
        .statusCode(204);

    assertThat(listed().getList("items.reason")).containsExactly("BEHIND_QUARANTINED");
  }

  @Test
  void shouldSayThatAnEventIsNotThere() {
    operator()
        .post("/v1/quarantined-events/0/replay")
        .then()
        .statusCode(404)
        .body("code", equalTo("QUARANTINED_EVENT_UNKNOWN"));
    operator().delete("/v1/quarantined-events/0").then().statusCode(404);
  }

  private void publish(String topic, String key, int n) {
    RawRecord record =
        new RawRecord(
            topic,
            key.getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) n},
            new RecordHeaders());
    transactions.inNew(tx -> {
      outbox.addRaw(tx, List.of(record));
      return null;
    });
  }

  private static JsonPath listed() {
    return operator().get("/v1/quarantined-events").jsonPath();
  }

  private static double quarantinedMetric() {
    return management("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("outbox_quarantined"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(TestTokens.of("op", Roles.OPERATOR));
  }
}
