package io.supportcenter.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.ContractDocument.Operation;
import io.supportcenter.kit.testing.ContractDocument.Parameter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Requests at random to the operations of a service's OpenAPI document: partly right, partly with
 * values, bodies, headers and paths that no client should send. All of them are HTTP.
 */
final class RequestFuzz {

  private static final long SEED = 20_261_201;
  private static final String ME = "fuzz-me";

  /** Partners' tokens are bound to this one. */
  private static final Map<String, Object> CLAIMS = Map.of(Roles.PARTNER_CLAIM, ME);

  private static final List<String> ROLES =
      List.of(
          Roles.USER,
          Roles.AGENT,
          Roles.SUPERVISOR,
          Roles.IDENTITY_VERIFIER,
          Roles.OPERATOR,
          Roles.RETAILER,
          Roles.MERCHANT,
          Roles.ISSUER);

  private static final int BODY_BYTES_MAX = 1 << 20;
  private static final int ELEMENTS_MAX = 2_000;

  private final Random random = new Random(SEED);
  private final ContractDocument contract;
  private final List<Operation> operations;
  private final List<String> tokens;

  /** Of all lists of the current body. */
  private int elements;

  RequestFuzz(ContractDocument contract) {
    this.contract = contract;
    this.operations = contract.operations();
    this.tokens = new ArrayList<>(ROLES.stream().map(role -> token(role)).toList());
    tokens.add(token(ROLES.toArray(String[]::new)));
  }

  private static String token(String... roles) {
    return TestTokens.of(ME, CLAIMS, roles);
  }

  /** A request. */
  record Sent(String method, String target, Map<String, String> headers, byte[] body) {

    RawHttp.Answer send() {
      try {
        return RawHttp.send(method, target, headers, body);
      } catch (RuntimeException e) {
        throw new IllegalStateException(toString(), e);
      }
    }

    /** The HTTP server refuses a target that is not one (RFC 9112, section 3.2), without a body. */
    boolean mayBeAnsweredWithAProblem() {
      try {
        return !method.equals("HEAD") && !new URI(target).toString().isEmpty();
      } catch (URISyntaxException _) {
        return false;
      }
    }

    @Override
    public String toString() {
      Map<String, String> shown = new LinkedHashMap<>(headers);
      shown.computeIfPresent("Authorization", (_, value) -> shortened(value));
      return "%s %s %s %s"
          .formatted(method, shortened(target), shown, shortened(new String(body, UTF_8)));
    }

    private static String shortened(String text) {
      return text.length() < 400 ? text : text.substring(0, 400) + "... " + text.length();
    }
  }

  Sent next() {
    Operation operation = one(operations);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + one(tokens));
    headers.put("Idempotency-Key", uuid());
    headers.put("Content-Type", "application/json");
    operation.parameters().stream()
        .filter(parameter -> parameter.in().equals("header") && chance(2))
        .forEach(parameter -> headers.putIfAbsent(parameter.name(), value(parameter)));
    if (chance(5)) {
      String name = one(OddValues.HEADERS.keySet().stream().sorted().toList());
      headers.put(name, one(OddValues.HEADERS.get(name)));
    }
    byte[] body = body(operation);
    return framed(method(operation), target(operation), headers, body);
  }

  private Sent framed(String method, String target, Map<String, String> headers, byte[] body) {
    if (body.length > BODY_BYTES_MAX || chance(100)) {
      headers.put("Content-Length", Integer.toString(10 * BODY_BYTES_MAX));
      return new Sent(method, target, headers, new byte[0]);
    }
    if (body.length > 0 && chance(10)) {
      headers.put("Transfer-Encoding", "chunked");
      String text = new String(body, StandardCharsets.ISO_8859_1);
      String chunks = "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length, text);
      return new Sent(method, target, headers, chunks.getBytes(StandardCharsets.ISO_8859_1));
    }
    headers.put("Content-Length", Integer.toString(body.length));
    return new Sent(method, target, headers, body);
  }

  private String method(Operation operation) {
    return chance(30)
        ? one(List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW"))
        : operation.method();
  }

  private String target(Operation operation) {
    String path = operation.path();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in().equals("path")) {
        path = path.replace("{" + parameter.name() + "}", pathValue(operation, parameter));
      }
    }
    if (chance(50)) {
      path += one(List.of("/", "//", "/..", "/%2e%2e/", ";a", "/a"));
    }
    String query =
        operation.parameters().stream()
            .filter(parameter -> parameter.in().equals("query") && chance(2))
            .map(parameter -> parameter.name() + "=" + value(parameter))
            .collect(Collectors.joining("&"));
    if (chance(20)) {
      query += "&" + one(OddValues.TARGETS) + "=" + one(OddValues.TARGETS);
    }
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** The caller's own stream would not end. */
  private String pathValue(Operation operation, Parameter parameter) {
    if (operation.path().endsWith("/stream") || !chance(3)) {
      return value(parameter);
    }
    return ME;
  }

  private String value(Parameter parameter) {
    if (chance(2)) {
      return parameter.in().equals("header")
          ? one(List.of("a b", "\u00e4", "%"))
          : one(OddValues.TARGETS);
    }
    return parameter.type().equals("integer") ? Integer.toString(random.nextInt(300)) : uuid();
  }

  private byte[] body(Operation operation) {
    if (operation.body().isMissingNode() || chance(10)) {
      return chance(2) ? new byte[0] : oddBody();
    }
    elements = 0;
    return text(vary(contract.body(operation.body()))).getBytes(UTF_8);
  }

  private byte[] oddBody() {
    if (chance(5)) {
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      return bytes;
    }
    return one(OddValues.BODIES).getBytes(UTF_8);
  }

  /** Some fields are left out, doubled or replaced by others; a field's mark is its new value. */
  private JsonNode vary(JsonNode right) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (chance(right.isContainerNode() ? 20 : 4)) {
      return nodes.pojoNode(one(chance(2) ? OddValues.TEXTS : OddValues.VALUES));
    }
    return switch (right) {
      case ObjectNode object -> {
        ObjectNode varied = nodes.objectNode();
        object.properties().stream()
            .filter(_ -> !chance(15))
            .forEach(field -> varied.set(field.getKey(), vary(field.getValue())));
        yield chance(30) ? varied.put(one(List.of("", "a", "\u0000", "class")), 1) : varied;
      }
      case ArrayNode list -> {
        ArrayNode varied = nodes.arrayNode();
        int length = chance(20) ? 100 : random.nextInt(4);
        elements += length;
        for (int i = 0; i < length && elements < ELEMENTS_MAX; i++) {
          varied.add(vary(list.get(0)));
        }
        yield varied;
      }
      default -> meaningful(right);
    };
  }

  /** More often than a text means something. */
  private JsonNode meaningful(JsonNode right) {
    if (!right.asText().equals("a") || chance(3)) {
      return right;
    }
    return JsonNodeFactory.instance.textNode(
        one(
            List.of(
                ME,
                uuid(),
                "https://partner.test",
                "EUR",
                "a@partner.test",
                "+4930123456",
                "4006381333931",
                "490154203237518",
                "Europe/Berlin")));
  }

  private static String text(JsonNode node) {
    return switch (node) {
      case ObjectNode object ->
          object.properties().stream()
              .map(field ->
                  JsonNodeFactory.instance.textNode(field.getKey()) + ":" + text(field.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case ArrayNode list ->
          list.valueStream().map(RequestFuzz::text).collect(Collectors.joining(",", "[", "]"));
      default -> node.isPojo() ? node.asText() : node.toString();
    };
  }

  private String uuid() {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    return chance(10) ? id.toUpperCase(Locale.ROOT) : id;
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
