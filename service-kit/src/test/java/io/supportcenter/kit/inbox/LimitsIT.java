package io.supportcenter.kit.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.sample.Calls;
import io.supportcenter.kit.sample.LimitedParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Intake waits at its limits, says so, and loses nothing. */
@QuarkusTest
@WithTestResource(LimitedParts.class)
class LimitsIT {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject NumbersProbe numbers;
  @Inject UnitOfWork unitOfWork;

  private final String first = UUID.randomUUID().toString();
  private final String later = UUID.randomUUID().toString();

  @Test
  void shouldWaitWhileTheOutboxIsFullAndGoOnWithEverything() throws Exception {
    relayElsewhere();
    try {
      LongStream.rangeClosed(1, LimitedParts.OUTBOX_MAX).forEach(n -> numbers.publish(first, n));
      await().atMost(LONG).until(() -> waitingFor("outbox"));
      LongStream.rangeClosed(1, 5).forEach(n -> numbers.publish(later, n));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(LONG)
          .until(() -> numbers.stored(later) == 0 && waitingFor("outbox"));
      assertThat(numbers.totals(first)).isEmpty();
      assertThat(Centre.management("/q/health/ready").statusCode())
          .as("REST is served")
          .isEqualTo(200);
    } finally {
      relayHere();
    }

    await().atMost(LONG).until(() -> numbers.totals(later).size() == 5);
    assertThat(numbers.totals(later)).containsExactly(1L, 3L, 6L, 10L, 15L);
    await().until(() -> numbers.totals(first).size() == LimitedParts.OUTBOX_MAX);
    assertThat(numbers.totals(first)).isSorted().endsWith(210L);
    await().atMost(LONG).until(() -> intake().statusCode() == 200);
  }

  @Test
  void shouldWaitWhileTooManyAreParkedAndGoOnWhenAnOperatorHasGivenThemUp() {
    numbers.publish(first, -1);
    await().atMost(LONG).until(() -> numbers.parked(first).size() == 1);
    LongStream.range(1, LimitedParts.PARKED_MAX).forEach(n -> numbers.publish(first, n));
    await().atMost(LONG).until(() -> waitingFor("parked"));
    numbers.publish(later, 7);
    String elsewhere = UUID.randomUUID().toString();
    numbers.kafka().publish(Calls.TOPIC, elsewhere, Calls.request(elsewhere));
    await().atMost(LONG).until(() -> numbers.stored(elsewhere) == 1);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(LONG)
        .until(() -> numbers.stored(later) == 0 && waitingFor("parked"));

    String poison = numbers.parked(first).getFirst();
    operator().delete("/v1/parked-records/" + poison).then().statusCode(204);
    await().atMost(LONG).until(() -> numbers.stored(later) == 7);
    operator()
        .post("/v1/parked-records/" + numbers.parked(first).getFirst() + "/replay")
        .then()
        .statusCode(200);

    await().until(() -> numbers.totals(first).size() == 2);
    assertThat(numbers.totals(first)).containsExactly(1L, 3L);
    await().atMost(LONG).until(() -> intake().statusCode() == 200);
  }

  @Test
  void shouldLetACallerAskAgainLater() {
    double before = refusedByRate();
    Response refused =
        Stream.generate(() -> intakeBy("often"))
            .limit(100)
            .filter(answer -> answer.statusCode() == 429)
            .findFirst()
            .orElseThrow();

    refused
        .then()
        .contentType(Problem.MEDIA_TYPE)
        .header("Retry-After", "1")
        .body("code", equalTo("TOO_MANY_REQUESTS"));
    assertThat(refusedByRate()).isGreaterThan(before);
    assertThat(intakeBy("seldom").statusCode()).isEqualTo(201);
    await().atMost(LONG).until(() -> intakeBy("often").statusCode() == 201);
  }

  private static Response intakeBy(String caller) {
    return Centre.command(caller, Roles.USER)
        .body("{\"key\": \"" + caller + "\", \"number\": 1}")
        .post("/v1/tallies");
  }

  private static double refusedByRate() {
    return Centre.management("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("rest_rate_refused_total{class=\"intake\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void shouldRefuseCommandsThatAddEventsAtTenTimesTheLimit() throws SQLException {
    Effects event =
        Effects.of(List.of(OutboundEvent.of(Numbers.TOTALS, first, NumbersProbe.number(first, 1))));
    relayElsewhere();
    try (Connection connection = numbers.connect()) {
      numbers.execute(
          connection,
          """
          INSERT INTO outbox (id, event_id, topic, record_key, type)
          SELECT nextval('outbox_id'), gen_random_uuid(), '%s', 'full', 'none' FROM generate_series(1, %d)
          """
              .formatted(Numbers.TOTALS, 10 * LimitedParts.OUTBOX_MAX));
      await().atMost(LONG).until(() -> grouped().statusCode() == 503);

      assertThat(grouped().header("Retry-After")).isNotEmpty();
      assertThatThrownBy(
              () -> QuarkusTransaction.requiringNew().run(() -> unitOfWork.publish(event)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("UNAVAILABLE");
      QuarkusTransaction.requiringNew().run(() -> unitOfWork.publish(Effects.NONE));
      // Work that was accepted goes on.
      unitOfWork.inNew(_ -> event);
      numbers.execute(connection, "DELETE FROM outbox WHERE record_key = 'full'");
    } finally {
      relayHere();
    }

    await().atMost(LONG).until(() -> grouped().statusCode() == 201);
    await().atMost(LONG).until(() -> numbers.totals(first).size() == 1);
  }

  private Response grouped() {
    return given()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body("{\"key\": \"%s\", \"number\": 1}".formatted(later))
        .post("/v1/grouped-tallies");
  }

  /** Another instance has the relay's lease, and publishes nothing. */
  private void relayElsewhere() throws SQLException {
    try (Connection connection = numbers.connect()) {
      numbers.execute(
          connection,
          """
          UPDATE lease SET holder = gen_random_uuid(), expires_at = now() + interval '1 hour'
          WHERE name = 'outbox-relay'
          """);
    }
    numbers.count(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name ="
            + " 'kit-test relay'");
  }

  /** That instance stops. */
  private void relayHere() throws SQLException {
    try (Connection connection = numbers.connect()) {
      numbers.execute(connection, "DELETE FROM lease WHERE name = 'outbox-relay'");
    }
  }

  private static boolean waitingFor(String what) {
    Response answer = intake();
    return answer.statusCode() == 503 && answer.asString().contains("waiting: " + what);
  }

  private static Response intake() {
    return Centre.management("/q/health/group/intake");
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(TestTokens.of("op", Roles.OPERATOR));
  }
}
