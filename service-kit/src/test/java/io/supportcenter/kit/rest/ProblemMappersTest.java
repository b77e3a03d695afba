package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.supportcenter.kit.json.StrictJson;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMappersTest {

  private enum ShopProblem implements ProblemCode {
    SOLD_OUT(409),
    NO_SUCH_COLOUR(422);

    private final int status;

    ShopProblem(int status) {
      this.status = status;
    }

    @Override
    public int status() {
      return status;
    }
  }

  /** A body. */
  record Order(@NotNull String item, @Valid Amount amount, List<Colour> colours) {}

  enum Colour {
    RED,
    GREEN
  }

  record Amount(@Max(10) int pieces) {}

  /** A resource, for what Bean Validation says of the parameters of its methods. */
  public static class Orders {
    public void add(@Valid @NotNull Order order, @Max(100) int limit) {}
  }

  private final ProblemMappers mappers = new ProblemMappers();

  @Test
  void shouldAnswerWithTheCodeAndItsStatus() {
    Response answer = mappers.problem(new ProblemException(ShopProblem.SOLD_OUT, "none is left"));

    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(answer.getMediaType()).hasToString(Problem.MEDIA_TYPE);
    assertThat(problem(answer))
        .isEqualTo(
            new Problem(
                "urn:support-center:problem:sold-out",
                "Conflict",
                409,
                "none is left",
                "SOLD_OUT",
                List.of()));
  }

  @Test
  void shouldNameTheStatusThatJakartaRestDoesNotKnow() {
    Response answer = mappers.problem(new ProblemException(ShopProblem.NO_SUCH_COLOUR, "red"));

    assertThat(problem(answer).status()).isEqualTo(422);
    assertThat(problem(answer).title()).isEqualTo("Unprocessable Content");
  }

  @Test
  void shouldSayWhenToAskAgainWhatIsUnavailable() {
    assertThat(
            mappers.problem(new ProblemException(CommonProblem.UNAVAILABLE, "later")).getHeaders())
        .containsEntry("Retry-After", List.of(5));
    assertThat(mappers.problem(Problems.notFound()).getHeaders()).doesNotContainKey("Retry-After");
  }

  @Test
  void shouldNameTheFieldsOfABodyThatAreInvalid() {
    assertThat(invalid(new Order(null, new Amount(11), null), 1))
        .isEqualTo(
            Problems.invalid(
                    List.of(
                        new FieldProblem("amount.pieces", "must be less than or equal to 10"),
                        new FieldProblem("item", "must not be null")))
                .problem());
  }

  @Test
  void shouldNameAParameterThatIsInvalid() {
    assertThat(invalid(new Order("a", null, null), 101).errors())
        .containsExactly(new FieldProblem("limit", "must be less than or equal to 100"));
  }

  @Test
  void shouldNameAnUnknownField() {
    Problem problem = malformed("{\"item\":\"a\",\"color\":\"secret\"}");

    assertThat(problem.code()).isEqualTo("UNKNOWN_FIELD");
    assertThat(problem.errors()).containsExactly(new FieldProblem("color", "is not a known field"));
  }

  @Test
  void shouldNameAFieldOfTheWrongTypeWithoutItsValue() {
    Problem problem = malformed("{\"item\":\"a\",\"amount\":{\"pieces\":\"secret\"}}");

    assertThat(problem.code()).isEqualTo("MALFORMED_BODY");
    assertThat(problem.errors())
        .containsExactly(
            new FieldProblem(
                "amount.pieces", "must be a whole number, without a fraction or an exponent"));
    assertThat(problem.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"item\": 1} | item | must be a text without control characters and halves of surrogate pairs",
        "{\"amount\": {\"pieces\": 1.5}} | amount.pieces | must be a whole number, without a fraction or an exponent",
        "{\"amount\": {\"pieces\": 3000000000}} | amount.pieces | is out of range",
        "{\"amount\": {\"pieces\": 1, \"pieces\": 2}} | amount.pieces | is given twice",
        "{\"item\": \"a\", \"item\": \"a\"} | item | is given twice",
        "{\"colours\": [\"RED\", 1]} | colours[1] | must be one of RED, GREEN",
        "{\"colours\": [\"red\"]} | colours[0] | must be one of RED, GREEN",
      })
  void shouldSayWhatAFieldMustBe(String body, String field, String reason) {
    assertThat(malformed(body).errors()).containsExactly(new FieldProblem(field, reason));
  }

  @Test
  void shouldBlameNoFieldForWhatIsNotJson() {
    Problem problem = malformed("{");

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("MALFORMED_BODY");
    assertThat(problem.errors()).isEmpty();
  }

  @Test
  void shouldFindTheMalformedBodyThatResteasyWraps() {
    Response answer = mappers.http(new WebApplicationException(parse("{"), 400));

    assertThat(problem(answer).code()).isEqualTo("MALFORMED_BODY");
  }

  @Test
  void shouldAskForAToken() {
    for (Response answer :
        List.of(
            mappers.unauthenticated(new UnauthorizedException()),
            mappers.unauthenticated(new AuthenticationFailedException()))) {
      assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(problem(answer).code()).isEqualTo("UNAUTHENTICATED");
      assertThat(problem(answer).status()).isEqualTo(401);
    }
  }

  @Test
  void shouldForbidWhatTheTokenDoesNotAllow() {
    assertThat(problem(mappers.forbidden(new ForbiddenException())).code()).isEqualTo("FORBIDDEN");
  }

  @Test
  void shouldAnswerWithTheStatusOfAnHttpError() {
    assertThat(problem(mappers.http(new NotFoundException())).code()).isEqualTo("NOT_FOUND");
    assertThat(problem(mappers.http(new ClientErrorException(415))).code())
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void shouldKeepToItsCodesForOtherHttpErrors() {
    Problem client = problem(mappers.http(new ClientErrorException(418)));
    Problem server = problem(mappers.http(new ServerErrorException(502)));

    assertThat(client.status()).isEqualTo(418);
    assertThat(client.code()).isEqualTo("BAD_REQUEST");
    assertThat(server.status()).isEqualTo(502);
    assertThat(server.code()).isEqualTo("INTERNAL");
  }

  @Test
  void shouldAskToRepeatWhatFailedForAWhile() {
    Response answer =
        mappers.fault(new IllegalStateException(new SQLException("no connection", "08006")));

    assertThat(problem(answer).code()).isEqualTo("UNAVAILABLE");
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsKey("Retry-After");
  }

  @Test
  void shouldSayNothingOfAnInternalError() {
    Problem problem = problem(mappers.fault(new IllegalStateException("password=secret")));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.code()).isEqualTo("INTERNAL");
    assertThat(problem.toString()).doesNotContain("secret");
  }

  private Problem invalid(Order order, int limit) {
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      var violations =
          factory
              .getValidator()
              .forExecutables()
              .validateParameters(
                  new Orders(),
                  Orders.class.getMethod("add", Order.class, int.class),
                  new Object[] {order, limit});
      return problem(mappers.invalid(new ConstraintViolationException(violations)));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private Problem malformed(String body) {
    return problem(mappers.malformed(parse(body)));
  }

  private static JsonProcessingException parse(String body) {
    try {
      ObjectMapper mapper = new ObjectMapper();
      StrictJson.apply(mapper);
      mapper.readValue(body, Order.class);
    } catch (JsonProcessingException e) {
      return e;
    }
    throw new AssertionError("is a valid body");
  }

  private static Problem problem(Response answer) {
    return (Problem) answer.getEntity();
  }
}
