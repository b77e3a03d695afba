package io.supportcenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.ContractDocument.Leaf;
import io.supportcenter.kit.testing.ContractDocument.Operation;
import io.supportcenter.kit.testing.ContractDocument.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every body, path and query of a service's REST interface with values that are not what they
 * should be: each is answered with 400, a code and the field that is to blame. A
 * {@code @QuarkusTest} of a service extends this class; what there is to try is read from the
 * service's OpenAPI document.
 */
public abstract class InputMatrix {

  /** Codes for a body that cannot be read: the kit's, and CAMARA's. */
  private static final Set<String> UNREADABLE =
      Set.of("MALFORMED_BODY", "UNKNOWN_FIELD", "INVALID_ARGUMENT");

  private static final List<String> NOT_TEXT = List.of("%00", "a%0Ab", "%C0%80", "%ED%A0%80");

  /** Refused by the HTTP server, without a body. */
  private static final List<String> NOT_ENCODED = List.of("%zz", "%");

  private static final int RANDOM_REQUESTS = 2_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String token =
      TestTokens.of(
          "input-me",
          Roles.USER,
          Roles.AGENT,
          Roles.IDENTITY_VERIFIER,
          Roles.OPERATOR,
          Roles.RETAILER,
          Roles.MERCHANT,
          Roles.ISSUER);

  /** Paths whose queries hold bytes in a charset that they name. */
  protected Set<String> byteQueries() {
    return Set.of();
  }

  @Test
  void shouldRefuseEveryFieldOfTheWrongKind() {
    ContractDocument contract = ContractDocument.ofRunningService();
    SoftAssertions answers = new SoftAssertions();
    List<Operation> operations = withBody(contract);
    assertThat(operations).as("operations with a body").isNotEmpty();
    for (Operation operation : operations) {
      JsonNode right = contract.body(operation.body());
      String path = operation.concretePath();
      for (Leaf leaf : contract.leaves(operation.body())) {
        for (String wrong : wrong(leaf)) {
          checkRefused(
              answers, operation, path, write(right, leaf.field(), wrong, false), leaf.field());
        }
        if (!leaf.field().endsWith("]")) {
          checkRefused(
              answers, operation, path, write(right, leaf.field(), "", true), leaf.field());
        }
      }
    }
    answers.assertAll();
  }

  /** Else the test above would prove nothing. */
  @Test
  void shouldReadABodyOfTheRightKinds() {
    ContractDocument contract = ContractDocument.ofRunningService();
    SoftAssertions answers = new SoftAssertions();
    for (Operation operation : withBody(contract)) {
      Answer answer =
          send(
              operation,
              operation.concretePath(),
              bytes(contract.body(operation.body()).toString()));
      answers
          .assertThat(answer.code())
          .as("%s: %s", operation, answer.body())
          .isNotIn("MALFORMED_BODY", "UNKNOWN_FIELD");
      answers.assertThat(answer.status()).as("%s: %s", operation, answer.body()).isLessThan(500);
    }
    answers.assertAll();
  }

  @Test
  void shouldRefuseABodyThatIsNotOneDocument() {
    ContractDocument contract = ContractDocument.ofRunningService();
    SoftAssertions answers = new SoftAssertions();
    for (Operation operation : withBody(contract)) {
      String right = contract.body(operation.body()).toString();
      for (String body :
          List.of(
              right + " {}",
              right + "]",
              right.substring(0, right.length() - 1),
              "[" + right + "]",
              "\"\"",
              "1",
              "{\"a\":".repeat(100) + "1" + "}".repeat(100),
              "/* */" + right,
              right.replaceFirst("\"", "'"))) {
        checkProblem(
            answers, operation, send(operation, operation.concretePath(), bytes(body)), body);
      }
      byte[] notUtf8 = bytes(right);
      notUtf8[right.indexOf('"') + 1] = (byte) 0xff;
      checkProblem(
          answers, operation, send(operation, operation.concretePath(), notUtf8), "not UTF-8");
    }
    answers.assertAll();
  }

  @Test
  void shouldRefuseAPathThatIsNotText() {
    SoftAssertions answers = new SoftAssertions();
    for (Operation operation : ContractDocument.ofRunningService().operations()) {
      for (Parameter parameter : in(operation, "path")) {
        for (String wrong : NOT_TEXT) {
          checkRaw(answers, operation, target(operation, parameter, wrong));
        }
        for (String wrong : NOT_ENCODED) {
          checkStatus(answers, operation, target(operation, parameter, wrong));
        }
      }
    }
    answers.assertAll();
  }

  @Test
  void shouldRefuseAQueryThatIsNotText() {
    SoftAssertions answers = new SoftAssertions();
    for (Operation operation : ContractDocument.ofRunningService().operations()) {
      for (Parameter parameter : in(operation, "query")) {
        String target = operation.concretePath() + "?" + parameter.name() + "=";
        List<String> wrong =
            new ArrayList<>(byteQueries().contains(operation.path()) ? List.of() : NOT_TEXT);
        if (parameter.type().equals("integer")) {
          wrong.addAll(List.of("1.5", "x", "99999999999999999999"));
        }
        wrong.forEach(value -> checkRaw(answers, operation, target + value));
        NOT_ENCODED.forEach(value -> checkStatus(answers, operation, target + value));
      }
    }
    answers.assertAll();
  }

  /** From a fixed seed: the same requests each time. */
  @Test
  void shouldAnswerWhateverIsSent() {
    SoftAssertions answers = new SoftAssertions();
    RequestFuzz requests = new RequestFuzz(ContractDocument.ofRunningService());
    for (int i = 0; i < RANDOM_REQUESTS; i++) {
      RequestFuzz.Sent sent = requests.next();
      RawHttp.Answer answer = sent.send();
      answers.assertThat(answer.status()).as("%s: %s", sent, answer).isLessThan(500);
      if (sent.mayBeAnsweredWithAProblem()) {
        answers.assertThat(answer.isGuarded()).as("%s: its headers: %s", sent, answer).isTrue();
      }
      if (answer.status() >= 400 && sent.mayBeAnsweredWithAProblem()) {
        answers.assertThat(answer.hasCode()).as("%s: a problem: %s", sent, answer).isTrue();
      }
    }
    answers.assertAll();
  }

  private static List<Operation> withBody(ContractDocument contract) {
    return contract.operations().stream().filter(o -> !o.body().isMissingNode()).toList();
  }

  private static List<Parameter> in(Operation operation, String place) {
    return operation.parameters().stream().filter(p -> p.in().equals(place)).toList();
  }

  /** Values, as JSON, that a field of this kind must not have. */
  private static List<String> wrong(Leaf leaf) {
    List<String> wrong = new ArrayList<>(List.of("{}", "{\"a\":1}", "[]", "[1]"));
    switch (leaf.type()) {
      case "integer" ->
          wrong.addAll(
              List.of(
                  "1.5",
                  "1.0",
                  "1e2",
                  "\"1\"",
                  "\"\"",
                  "true",
                  tooLarge(leaf.format()),
                  "-" + "9".repeat(30),
                  "NaN"));
      case "number" ->
          wrong.addAll(List.of("\"1\"", "\"\"", "true", "NaN", "\"NaN\"", "1e999999999"));
      case "boolean" -> wrong.addAll(List.of("1", "0", "\"true\"", "\"\"", "1.0"));
      case "string" -> wrong.addAll(leaf.isEnum() ? wrongNames(leaf) : wrongTexts(leaf.format()));
      default -> wrong.clear();
    }
    return wrong;
  }

  private static String tooLarge(String format) {
    return format.equals("int64") ? "9223372036854775808" : "2147483648";
  }

  private static List<String> wrongNames(Leaf leaf) {
    String name = leaf.schema().path("enum").get(0).asText();
    String otherCase =
        name.equals(name.toLowerCase(Locale.ROOT))
            ? name.toUpperCase(Locale.ROOT)
            : name.toLowerCase(Locale.ROOT);
    return List.of("0", "\"0\"", "1.0", "true", "\"\"", "\"NO_SUCH\"", "\"" + otherCase + "\"");
  }

  private static List<String> wrongTexts(String format) {
    List<String> wrong =
        new ArrayList<>(
            List.of(
                "1",
                "1.5",
                "true",
                "\"a\\u0000b\"",
                "\"\\u0007\"",
                "\"\\ud800\"",
                "\"\\udc00a\"",
                "\"a\u0000\""));
    wrong.addAll(
        switch (format) {
          case "date-time" ->
              List.of(
                  "\"\"",
                  "1795342800000",
                  "\"1795342800\"",
                  "\"2026-11-20T10:00:00\"",
                  "\"2026-11-20\"",
                  "\"+58856-01-01T00:00:00Z\"",
                  "\"2026-02-30T10:00:00Z\"");
          case "date" -> List.of("\"\"", "20000", "\"2026-02-30\"", "\"20.11.2026\"");
          case "duration" -> List.of("\"\"", "600", "\"600\"", "\"1 day\"");
          case "uuid" -> List.of("\"\"", "\"1-1-1-1-1\"", "\"a\"");
          default -> List.of();
        });
    return wrong;
  }

  private void checkRefused(
      SoftAssertions answers, Operation operation, String path, String body, String field) {
    Answer answer = send(operation, path, bytes(body));
    checkProblem(answers, operation, answer, body);
    answers
        .assertThat(answer.code())
        .as("%s: %s: %s", operation, body, answer.body())
        .isIn(UNREADABLE);
    answers
        .assertThat(answer.fields())
        .as("%s: %s: %s", operation, body, answer.body())
        .anyMatch(named ->
            named.equals(field) || named.startsWith(field + ".") || named.startsWith(field + "["));
  }

  private static void checkProblem(
      SoftAssertions answers, Operation operation, Answer answer, String sent) {
    answers
        .assertThat(answer.status())
        .as("%s: %s: %s", operation, sent, answer.body())
        .isEqualTo(400);
    answers.assertThat(answer.type()).as("%s: %s", operation, sent).startsWith(Problem.MEDIA_TYPE);
    answers.assertThat(answer.code()).as("%s: %s: %s", operation, sent, answer.body()).isNotBlank();
  }

  private static String target(Operation operation, Parameter parameter, String value) {
    return operation
        .path()
        .replace("{" + parameter.name() + "}", value)
        .replaceAll("\\{[^}]+}", "a");
  }

  private RawHttp.Answer checkStatus(SoftAssertions answers, Operation operation, String target) {
    RawHttp.Answer answer = RawHttp.send(operation.method(), target, token);
    answers
        .assertThat(answer.status())
        .as("%s %s: %s", operation.method(), target, answer.body())
        .isEqualTo(400);
    return answer;
  }

  private void checkRaw(SoftAssertions answers, Operation operation, String target) {
    RawHttp.Answer answer = checkStatus(answers, operation, target);
    answers
        .assertThat(answer.isProblem())
        .as("%s %s: a problem", operation.method(), target)
        .isTrue();
    answers.assertThat(answer.body()).as("%s %s", operation.method(), target).contains("\"code\"");
  }

  /** An answer to a request with a body. */
  private record Answer(int status, String type, String body) {

    String code() {
      return json().path("code").asText();
    }

    List<String> fields() {
      return json().path("errors").findValuesAsText("field");
    }

    private JsonNode json() {
      try {
        return JSON.readTree(body.startsWith("{") ? body : "{}");
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(body, e);
      }
    }
  }

  private Answer send(Operation operation, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(operation.method(), BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The document, with one field replaced by other JSON, or given twice. */
  private static String write(JsonNode document, String field, String other, boolean twice) {
    return write(document, "", field, other, twice);
  }

  private static String write(JsonNode node, String at, String field, String other, boolean twice) {
    if (at.equals(field) && !twice) {
      return other;
    }
    if (node.isArray()) {
      return "[" + write(node.get(0), at + "[0]", field, other, twice) + "]";
    }
    if (!node.isObject()) {
      return node.toString();
    }
    return node.properties().stream()
        .map(property -> {
          String place = at.isEmpty() ? property.getKey() : at + "." + property.getKey();
          String written = name(property) + write(property.getValue(), place, field, other, twice);
          return twice && place.equals(field) ? written + "," + written : written;
        })
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String name(Map.Entry<String, JsonNode> property) {
    return "\"" + property.getKey() + "\":";
  }
}
