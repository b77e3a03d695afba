package io.supportcenter.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.security.Roles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Which role reaches which endpoint. A {@code @QuarkusTest} of a service extends this class and
 * names one call of each endpoint, and the roles that it lets in; those of the kit's own endpoints
 * are here.
 */
public abstract class AccessMatrix {

  /** The user whose token is used. */
  protected static final String ME = "access-me";

  private static final String OTHER = "access-other";

  private static final List<String> ROLES =
      List.of(Roles.USER, Roles.AGENT, Roles.MERCHANT, Roles.ISSUER, Roles.OPERATOR);

  /** Codes of "this role may not": the kit's, and CAMARA's. */
  private static final Set<String> DENIED = Set.of("FORBIDDEN", "PERMISSION_DENIED");

  private static final String SOMETHING = UUID.randomUUID().toString();

  /**
   * One call of an endpoint.
   *
   * @param body JSON; empty for none
   * @param roles whom the endpoint lets in; what it answers to them does not matter here
   * @param hidden whether it is about what belongs to {@link #ME}, so that it answers 404 to other
   *     users
   * @param needsToken false when the endpoint has another way to authenticate, or none
   */
  public record Call(
      String method,
      String path,
      String body,
      Set<String> roles,
      boolean hidden,
      boolean needsToken) {

    public Call by(String... letIn) {
      return new Call(method, path, body, Set.of(letIn), hidden, needsToken);
    }

    public Call hiddenFromOthers() {
      return new Call(method, path, body, roles, true, needsToken);
    }

    public Call withoutToken() {
      return new Call(method, path, body, roles, hidden, false);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }

    private Response send(String token) {
      RequestSpecification request =
          given().contentType(ContentType.JSON).header("Idempotency-Key", UUID.randomUUID());
      if (!token.isEmpty()) {
        request.auth().oauth2(token);
      }
      if (!body.isEmpty()) {
        request.body(body);
      }
      return request.request(method, path);
    }
  }

  protected static Call get(String path) {
    return new Call("GET", path, "", Set.of(), false, true);
  }

  protected static Call delete(String path) {
    return new Call("DELETE", path, "", Set.of(), false, true);
  }

  protected static Call post(String path, String body) {
    return new Call("POST", path, body, Set.of(), false, true);
  }

  protected static Call put(String path, String body) {
    return new Call("PUT", path, body, Set.of(), false, true);
  }

  /** One call of each endpoint of the service. */
  protected abstract List<Call> calls();

  /** A token of that role; of {@link #ME} when it is a user's. */
  protected String token(String role) {
    return TestTokens.of(role.equals(Roles.USER) ? ME : role + "-1", role);
  }

  @Test
  void shouldNeedAToken() {
    SoftAssertions answers = new SoftAssertions();
    guarded()
        .forEach(call -> {
          answers.assertThat(call.send("").statusCode()).as("%s, no token", call).isEqualTo(401);
          answers
              .assertThat(call.send("not.a.token").statusCode())
              .as("%s, a bad token", call)
              .isEqualTo(401);
        });
    answers.assertAll();
  }

  @Test
  void shouldLetInTheRolesThatAreNamedAndNoOthers() {
    SoftAssertions answers = new SoftAssertions();
    guarded()
        .forEach(call ->
            ROLES.forEach(role ->
                answers
                    .assertThat(isLetIn(call.send(token(role))))
                    .as("%s lets in %s", call, role)
                    .isEqualTo(call.roles().contains(role))));
    answers.assertAll();
  }

  @Test
  void shouldHideFromAUserWhatBelongsToAnother() {
    SoftAssertions answers = new SoftAssertions();
    String other = TestTokens.of(OTHER, Roles.USER);
    guarded()
        .filter(Call::hidden)
        .forEach(call ->
            answers.assertThat(call.send(other).statusCode()).as("%s", call).isEqualTo(404));
    answers.assertAll();
  }

  @Test
  void shouldKnowEveryEndpoint() {
    assertThat(
            endpoints()
                .filter(endpoint -> allCalls().noneMatch(call -> endpoint.matches(call)))
                .map(Endpoint::toString))
        .as("endpoints without a call here")
        .isEmpty();
  }

  private static boolean isLetIn(Response answer) {
    return switch (answer.statusCode()) {
      case 401 -> false;
      case 403 -> !DENIED.contains(answer.jsonPath().getString("code"));
      default -> true;
    };
  }

  private Stream<Call> guarded() {
    return allCalls().filter(Call::needsToken);
  }

  private Stream<Call> allCalls() {
    List<Endpoint> endpoints = endpoints().toList();
    return Stream.concat(
        calls().stream(),
        kitsCalls().filter(call -> endpoints.stream().anyMatch(e -> e.matches(call))));
  }

  private static Stream<Call> kitsCalls() {
    String parked = "/v1/parked-records";
    String quarantined = "/v1/quarantined-events";
    String rebuilds = "/v1/projections/assets/rebuilds";
    return Stream.of(
            get(parked),
            get(parked + "/none-0-0"),
            delete(parked + "/none-0-0"),
            delete(parked + "?channel=none"),
            post(parked + "/none-0-0/replay", ""),
            get(quarantined),
            delete(quarantined + "/0"),
            post(quarantined + "/0/replay", ""),
            post(rebuilds, ""),
            get(rebuilds + "/" + SOMETHING))
        .map(call -> call.by(Roles.OPERATOR));
  }

  /** One of the service's OpenAPI document. */
  private record Endpoint(String method, String path) {

    boolean matches(Call call) {
      String template = path.replaceAll("\\{[^}]+}", "[^/]+");
      return method.equals(call.method()) && call.path().replaceAll("\\?.*", "").matches(template);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static Stream<Endpoint> endpoints() {
    JsonPath document =
        given()
            .accept(ContentType.JSON)
            .get("/openapi?format=json")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    Map<String, Map<String, Object>> paths = document.getMap("paths");
    return paths.entrySet().stream()
        .flatMap(path ->
            path.getValue().keySet().stream()
                .filter(method -> List.of("get", "put", "post", "delete", "patch").contains(method))
                .map(method -> new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey())));
  }
}
