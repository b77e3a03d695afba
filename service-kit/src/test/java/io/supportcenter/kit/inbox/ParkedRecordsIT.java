package io.supportcenter.kit.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class ParkedRecordsIT {

  private static final String NUMBERS = "kit-numbers.v1";

  @Inject EventCodec codec;
  @Inject Numbers numbers;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final String key = UUID.randomUUID().toString();
  private KafkaProbe kafka;

  @BeforeEach
  void connect() {
    kafka = new KafkaProbe(bootstrap, codec);
  }

  @AfterEach
  void disconnect() {
    numbers.takeNegative(false);
    numbers.confidential(false);
    kafka.close();
  }

  @Test
  void shouldReplayAKeyInItsOrderOnceItsCauseIsGone() {
    String poison = parkedBehindMinusOne(2, 3);
    numbers.takeNegative(true);

    operator()
        .post("/v1/parked-records/" + poison + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", equalTo(3))
        .body("stoppedAt", nullValue());

    await().until(() -> totals().size() == 4);
    assertThat(totals()).containsExactly(10L, 9L, 11L, 14L);
    assertThat(parked()).isEmpty();
    kafka.publish(NUMBERS, key, number(6));
    await().until(() -> totals().size() == 5);
    assertThat(totals()).endsWith(20L);
  }

  @Test
  void shouldStopAtTheRecordThatStillFailsAndKeepTheOnesBehindIt() {
    String poison = parkedBehindMinusOne(2);

    operator()
        .post("/v1/parked-records/" + poison + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", equalTo(0))
        .body("stoppedAt", equalTo(poison))
        .body("fault", notNullValue());

    assertThat(parked()).hasSize(2);
    assertThat(totals()).containsExactly(10L);
  }

  @Test
  void shouldReplayWhatWaitsOnceThePoisonIsDiscarded() {
    String poison = parkedBehindMinusOne(2);

    operator().delete("/v1/parked-records/" + poison).then().statusCode(204);
    assertThat(parked()).hasSize(1);
    String behind = parked().getFirst().get("id");
    operator()
        .post("/v1/parked-records/" + behind + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", equalTo(1));

    await().until(() -> totals().equals(List.of(10L, 12L)));
    assertThat(parked()).isEmpty();
    operator().delete("/v1/parked-records/" + poison).then().statusCode(404);
  }

  @Test
  void shouldShowARecordWithItsEventAndWithoutTheFaultsData() {
    String poison = parkedBehindMinusOne();

    operator()
        .get("/v1/parked-records/" + poison)
        .then()
        .statusCode(200)
        .body("record.key", equalTo(key))
        .body("record.reason", equalTo("HANDLER_FAILED"))
        .body("event.version", equalTo(-1));
  }

  @Test
  void shouldShowNeitherEventNorKeyOfAConfidentialRecordAndStillReplayIt() {
    String poison = parkedBehindMinusOne();
    numbers.confidential(true);

    String all = operator().get("/v1/parked-records?limit=1000").then().extract().asString();
    assertThat(all).contains(poison).doesNotContain(key);
    operator()
        .get("/v1/parked-records/" + poison)
        .then()
        .statusCode(200)
        .body("record.key", equalTo(key.substring(0, 3) + "..."))
        .body("event", nullValue());

    numbers.takeNegative(true);
    operator()
        .post("/v1/parked-records/" + poison + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", equalTo(1));
  }

  @Test
  void shouldPageThroughAllInTheirOrder() {
    parkedBehindMinusOne(2, 3);

    Map<String, Object> first =
        operator()
            .get("/v1/parked-records?limit=1")
            .then()
            .statusCode(200)
            .body("records", hasSize(1))
            .extract()
            .path("");
    operator()
        .get("/v1/parked-records?limit=1000&cursor=" + first.get("next"))
        .then()
        .statusCode(200)
        .body("records.size()", org.hamcrest.Matchers.greaterThanOrEqualTo(2))
        .body("next", nullValue());
  }

  @Test
  void shouldBeForOperatorsOnly() {
    given().get("/v1/parked-records").then().statusCode(401);
    given()
        .auth()
        .oauth2(TestTokens.of("a", Roles.AGENT))
        .get("/v1/parked-records")
        .then()
        .statusCode(403);
    operator().get("/v1/parked-records/nonsense").then().statusCode(404);
  }

  /** Ten, then minus one, then these; answers the id of the record that could not be handled. */
  private String parkedBehindMinusOne(int... then) {
    kafka.publish(NUMBERS, key, number(10));
    kafka.publish(NUMBERS, key, number(-1));
    for (int n : then) {
      kafka.publish(NUMBERS, key, number(n));
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> parked().size() == 1 + then.length);
    await().until(() -> totals().size() == 1);
    return parked().getFirst().get("id");
  }

  private List<Map<String, String>> parked() {
    List<Map<String, String>> all =
        operator()
            .get("/v1/parked-records?limit=1000")
            .then()
            .statusCode(200)
            .extract()
            .path("records");
    return all.stream().filter(record -> record.get("key").equals(key)).toList();
  }

  private List<Long> totals() {
    return kafka.read(Numbers.TOTALS, key).stream()
        .map(r -> codec.decode(Numbers.TOTALS, r.value()))
        .map(d -> ((UserState) ((Decoded.Event) d).event()).getVersion())
        .toList();
  }

  private UserState number(long n) {
    return UserState.newBuilder()
        .setUserId(key)
        .setVersion(n)
        .setRegistrationConsent(true)
        .setOccurredAt(Instant.now())
        .build();
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(TestTokens.of("op", Roles.OPERATOR));
  }
}
