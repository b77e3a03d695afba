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
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class ParkedRecordsIT {

  @Inject Numbers numbers;
  @Inject NumbersProbe probe;

  private final String key = UUID.randomUUID().toString();

  @AfterEach
  void asBefore() {
    numbers.takeNegative(false);
    numbers.confidential(false);
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

    await().until(() -> probe.totals(key).size() == 4);
    assertThat(probe.totals(key)).containsExactly(10L, 9L, 11L, 14L);
    assertThat(parked()).isEmpty();
    probe.publish(key, 6);
    await().until(() -> probe.totals(key).size() == 5);
    assertThat(probe.totals(key)).endsWith(20L);
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
    assertThat(probe.totals(key)).containsExactly(10L);
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

    await().until(() -> probe.totals(key).equals(List.of(10L, 12L)));
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
  void shouldDiscardAllThatFitAtOnce() {
    parkedBehindMinusOne(2, 3);
    String prefix = key.substring(0, 20);

    operator()
        .delete("/v1/parked-records?channel=numbers&reason=BEHIND_PARKED&keyPrefix=" + prefix)
        .then()
        .statusCode(200)
        .body("discarded", equalTo(2));
    assertThat(parked())
        .extracting(record -> record.get("reason"))
        .containsExactly("HANDLER_FAILED");
    operator()
        .delete("/v1/parked-records?channel=elsewhere&keyPrefix=" + prefix)
        .then()
        .statusCode(200)
        .body("discarded", equalTo(0));
    operator()
        .delete("/v1/parked-records?channel=numbers&keyPrefix=" + prefix)
        .then()
        .statusCode(200)
        .body("discarded", equalTo(1));

    assertThat(parked()).isEmpty();
    probe.publish(key, 5);
    await().until(() -> probe.totals(key).equals(List.of(10L, 15L)));
  }

  @Test
  void shouldNotDiscardTheRecordsOfAllChannelsAtOnce() {
    operator().delete("/v1/parked-records").then().statusCode(400);
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
    probe.publish(key, 10);
    probe.publish(key, -1);
    for (int n : then) {
      probe.publish(key, n);
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> parked().size() == 1 + then.length);
    await().until(() -> probe.totals(key).size() == 1);
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

  private static RequestSpecification operator() {
    return given()
        .auth()
        .oauth2(TestTokens.of("op", Roles.OPERATOR))
        .header("X-Access-Reason", "a test");
  }
}
