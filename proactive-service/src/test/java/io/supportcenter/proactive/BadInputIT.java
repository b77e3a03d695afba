package io.supportcenter.proactive;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.proactive.testing.ProactiveParts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be is answered with what is wrong and where. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class BadInputIT {

  private static final String USER = "careless";
  private static final String SESSIONS = "/v1/live-sessions";
  private static final String DECISIONS = SESSIONS + "/" + UUID.randomUUID() + "/decisions";
  private static final String MESSAGE = "/v1/users/careless/messages/" + UUID.randomUUID();
  private static final String VENDOR = "/v1/vendors/nobody";

  /** A request, and what must be said about it. */
  record Wrong(
      String role,
      String method,
      String path,
      String body,
      int status,
      String code,
      String field) {}

  static Stream<Wrong> wrong() {
    return Stream.of(
        post(SESSIONS, "{\"topic\": \" \"}", 400, "VALIDATION", "topic"),
        post(SESSIONS, "{\"topic\": \"x\\u0000\"}", 400, "MALFORMED_BODY", "topic"),
        post(
            SESSIONS,
            "{\"topic\": \"x\", \"assetId\": \"a\\u0000\"}",
            400,
            "MALFORMED_BODY",
            "assetId"),
        post(SESSIONS, "{\"topic\": \"x\", \"topics\": 1}", 400, "UNKNOWN_FIELD", "topics"),
        post(
            SESSIONS,
            "{\"topic\": \"x\", \"channels\": [\"FAX\"]}",
            400,
            "MALFORMED_BODY",
            "channels[0]"),
        post(
            SESSIONS,
            "{\"topic\": \"x\", \"messageId\": \"1\"}",
            400,
            "MALFORMED_BODY",
            "messageId"),
        post(
            SESSIONS,
            "{\"topic\": \"x\", \"messageId\": \"" + UUID.randomUUID() + "\"}",
            422,
            "MESSAGE_UNKNOWN",
            null),
        post(SESSIONS, "{", 400, "MALFORMED_BODY", null),
        post(DECISIONS, "{\"optionId\": \"1\"}", 400, "VALIDATION", "modificationId"),
        post(MESSAGE + "/answers", "{}", 400, "VALIDATION", "optionId"),
        put(Roles.USER, MESSAGE + "/delivery", "{}", 400, "VALIDATION", "state"),
        put(Roles.AGENT, "/v1/agents/me", "{\"capacity\": 2}", 400, "VALIDATION", "available"),
        put(
            Roles.AGENT,
            "/v1/agents/me",
            "{\"available\": true, \"capacity\": 21}",
            400,
            "VALIDATION",
            "capacity"),
        put(Roles.OPERATOR, VENDOR, vendor("ftp://host"), 422, "VENDOR_INVALID", "baseUrl"),
        put(Roles.OPERATOR, VENDOR, vendor("http://me:pw@host"), 422, "VENDOR_INVALID", "baseUrl"),
        put(
            Roles.OPERATOR,
            VENDOR,
            "{\"name\": \"N\", \"baseUrl\": \"http://h\", \"token\": \"t\", \"channels\": []}",
            400,
            "VALIDATION",
            "channels"),
        put(
            Roles.OPERATOR,
            VENDOR,
            "{\"name\": \"N\", \"baseUrl\": \"http://h\", \"channels\": [\"CHAT\"]}",
            400,
            "VALIDATION",
            "token"),
        new Wrong(
            Roles.USER,
            "GET",
            "/v1/users/careless/messages?limit=0",
            null,
            400,
            "VALIDATION",
            "limit"),
        new Wrong(
            Roles.USER,
            "GET",
            "/v1/users/careless/messages?after=-1",
            null,
            400,
            "VALIDATION",
            "after"),
        new Wrong(Roles.OPERATOR, "GET", VENDOR, null, 404, "VENDOR_UNKNOWN", null));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void shouldSayWhatIsWrong(Wrong wrong) {
    var request =
        Centre.as(USER, wrong.role()).header("Idempotency-Key", UUID.randomUUID().toString());
    Response response =
        (wrong.body() == null ? request : request.body(wrong.body()))
            .request(wrong.method(), wrong.path());
    ValidatableResponse answer =
        response.then().statusCode(wrong.status()).body("code", equalTo(wrong.code()));
    if (wrong.field() != null) {
      answer.body("errors.field", equalTo(List.of(wrong.field())));
    }
  }

  @Test
  void shouldWantAnIdempotencyKeyForWhatMustNotBeDoneTwice() {
    for (String path : List.of(SESSIONS, DECISIONS, MESSAGE + "/answers")) {
      Centre.as(USER, Roles.USER)
          .body("{}")
          .post(path)
          .then()
          .statusCode(400)
          .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
    }
  }

  @Test
  void shouldNeverGiveAVendorsTokenBack() {
    Centre.as("operator", Roles.OPERATOR)
        .body(
            Map.of(
                "name",
                "Quiet",
                "baseUrl",
                "http://127.0.0.1:1",
                "token",
                "very-secret",
                "channels",
                List.of("CHAT")))
        .put("/v1/vendors/quiet")
        .then()
        .statusCode(200)
        .body(not(containsString("very-secret")));
    Centre.as("operator", Roles.OPERATOR)
        .get("/v1/vendors")
        .then()
        .body("id", hasItem("quiet"))
        .body(not(containsString("very-secret")));
  }

  private static Wrong post(String path, String body, int status, String code, String field) {
    return new Wrong(Roles.USER, "POST", path, body, status, code, field);
  }

  private static Wrong put(
      String role, String path, String body, int status, String code, String field) {
    return new Wrong(role, "PUT", path, body, status, code, field);
  }

  private static String vendor(String baseUrl) {
    return "{\"name\": \"N\", \"baseUrl\": \"%s\", \"token\": \"t\", \"channels\": [\"CHAT\"]}"
        .formatted(baseUrl);
  }
}
