package io.supportcenter.kit.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.kit.sample.KitParts;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways to do an idempotent command keep the same promises. */
@QuarkusTest
@WithTestResource(KitParts.class)
class CommandIT {

  private final String tally = UUID.randomUUID().toString();
  private final String key = UUID.randomUUID().toString();

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldReplayTheAnswerOfTheSameRequest(String commands) {
    add(commands, key, 5).then().statusCode(201).body("total", equalTo(5));

    add(commands, key, 5)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("Location", endsWith("/v1/" + commands + "/" + tally))
        .contentType("application/json")
        .body("total", equalTo(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldKnowTheSameRequestHoweverItsTextsAreWritten(String commands) {
    for (String same : List.of(tally, tally.toUpperCase(Locale.ROOT), " " + tally + "  ")) {
      send(commands, addition(same, 5)).then().statusCode(201).body("key", equalTo(tally));
    }
    String other = UUID.randomUUID().toString();
    send(commands, addition(other, 5))
        .then()
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldTellRequestsApartByTheLettersOfOtherTexts(String commands) {
    send(commands, addition("Caf\\u00e9-" + tally, 5)).then().statusCode(201);
    send(commands, addition("Cafe\\u0301-" + tally, 5))
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true");

    send(commands, addition("caf\\u00e9-" + tally, 5))
        .then()
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldRefuseTheKeyOfAnotherRequest(String commands) {
    add(commands, key, 5).then().statusCode(201);

    add(commands, key, 6)
        .then()
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldNotKeepTheAnswerOfACommandThatWasRolledBack(String commands) {
    add(commands, key, 1001).then().statusCode(409).body("code", equalTo("TOO_MUCH"));

    add(commands, key, 3).then().statusCode(201).body("total", equalTo(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldDoItOnceHoweverManySendItAtOnce(String commands) throws Exception {
    Callable<Response> once = () -> add(commands, key, 7);
    List<Response> answers;
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      answers =
          clients.invokeAll(IntStream.range(0, 16).mapToObj(_ -> once).toList()).stream()
              .map(Future::resultNow)
              .toList();
    }

    assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409).contains(201);
    add(commands, UUID.randomUUID().toString(), 1).then().body("total", equalTo(8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldNeedAKey(String commands) {
    given()
        .contentType("application/json")
        .body("{\"key\": \"a\", \"number\": 1}")
        .post("/v1/" + commands)
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldNameTheFieldsThatAreWrong(String commands) {
    send(commands, "{\"key\": \" \", \"number\": -1}")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("VALIDATION"))
        .body("errors.field", equalTo(List.of("key", "number")));
    send(commands, "{\"key\": \"a\", \"number\": 1, \"colour\": \"red\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_FIELD"))
        .body("errors.field", hasItem("colour"));
    send(commands, "{\"key\": \"a\", \"number\": \"many\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED_BODY"))
        .body("errors.field", hasItem("number"));
    send(commands, "{\"key\"").then().statusCode(400).body("code", equalTo("MALFORMED_BODY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tallies", "grouped-tallies"})
  void shouldRefuseControlCharacters(String commands) {
    send(commands, "{\"key\": \"a\\u0000\", \"number\": 1}")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED_BODY"))
        .body("errors.field", equalTo(List.of("key")))
        .body(
            "errors.reason",
            hasItem("must be a text without control characters and halves of surrogate pairs"));
  }

  private Response add(String commands, String idempotencyKey, int number) {
    return given()
        .header("Idempotency-Key", idempotencyKey)
        .contentType("application/json")
        .body(addition(tally, number))
        .post("/v1/" + commands);
  }

  private static String addition(String tally, int number) {
    return "{\"key\": \"%s\", \"number\": %d}".formatted(tally, number);
  }

  private Response send(String commands, String body) {
    return given()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/v1/" + commands);
  }
}
