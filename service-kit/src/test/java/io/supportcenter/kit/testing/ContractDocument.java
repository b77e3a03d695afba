package io.supportcenter.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document of the service under test, and bodies that have the form it asks for. */
final class ContractDocument {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode document;

  private ContractDocument(JsonNode document) {
    this.document = document;
  }

  static ContractDocument ofRunningService() {
    try {
      return new ContractDocument(
          new ObjectMapper()
              .readTree(
                  URI.create(TestHTTPResourceManager.getManagementUri())
                      .resolve("/openapi?format=json")
                      .toURL()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A parameter of an operation. */
  record Parameter(String name, String in, String type) {}

  /**
   * An operation.
   *
   * @param body schema of its JSON body; missing when it has none
   */
  record Operation(String method, String path, List<Parameter> parameters, JsonNode body) {

    /** With a new id for each parameter, or a number. */
    String concretePath() {
      String concrete = path;
      for (Parameter parameter : parameters) {
        String value = parameter.type().equals("integer") ? "1" : UUID.randomUUID().toString();
        concrete = concrete.replace("{" + parameter.name() + "}", value);
      }
      return concrete;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** A value of a body that is not an object or a list. */
  record Leaf(String field, JsonNode schema) {

    String type() {
      return ContractDocument.type(schema);
    }

    String format() {
      return schema.path("format").asText();
    }

    boolean isEnum() {
      return schema.has("enum");
    }

    @Override
    public String toString() {
      return field;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method ->
                    operations.add(
                        new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            Stream.concat(
                                    parameters(path.getValue()), parameters(method.getValue()))
                                .toList(),
                            method
                                .getValue()
                                .at("/requestBody/content/application~1json/schema")))));
    return operations;
  }

  private Stream<Parameter> parameters(JsonNode owner) {
    return StreamSupport.stream(owner.path("parameters").spliterator(), false)
        .map(parameter ->
            new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                type(resolve(parameter.path("schema")))));
  }

  /** A body with all fields of the schema, which has the right form and means nothing. */
  JsonNode body(JsonNode schema) {
    JsonNode resolved = resolve(schema);
    if (resolved.has("enum")) {
      return resolved.path("enum").get(0);
    }
    return switch (type(resolved)) {
      case "object" -> object(resolved);
      case "array" -> {
        ArrayNode list = NODES.arrayNode();
        list.add(body(resolved.path("items")));
        yield list;
      }
      case "integer" -> NODES.numberNode(1);
      case "number" -> NODES.numberNode(1.5);
      case "boolean" -> NODES.booleanNode(true);
      default -> NODES.textNode(text(resolved.path("format").asText()));
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    schema.path("properties").properties().forEach(p -> object.set(p.getKey(), body(p.getValue())));
    if (schema.path("additionalProperties").isObject()) {
      object.set("a", body(schema.path("additionalProperties")));
    }
    return object;
  }

  private static String text(String format) {
    return switch (format) {
      case "date-time" -> "2026-11-20T10:00:00Z";
      case "date" -> "2026-11-20";
      case "duration" -> "P1D";
      case "uuid" -> UUID.randomUUID().toString();
      default -> "a";
    };
  }

  List<Leaf> leaves(JsonNode schema) {
    List<Leaf> leaves = new ArrayList<>();
    collect("", schema, leaves);
    return leaves;
  }

  private void collect(String field, JsonNode schema, List<Leaf> leaves) {
    JsonNode resolved = resolve(schema);
    String prefix = field.isEmpty() ? "" : field + ".";
    switch (type(resolved)) {
      case "object" -> {
        resolved
            .path("properties")
            .properties()
            .forEach(p -> collect(prefix + p.getKey(), p.getValue(), leaves));
        if (resolved.path("additionalProperties").isObject()) {
          collect(prefix + "a", resolved.path("additionalProperties"), leaves);
        }
      }
      case "array" -> collect(field + "[0]", resolved.path("items"), leaves);
      default -> leaves.add(new Leaf(field, resolved));
    }
  }

  private JsonNode resolve(JsonNode schema) {
    if (schema.has("$ref")) {
      return resolve(document.at(schema.path("$ref").asText().substring(1)));
    }
    for (JsonNode one : schema.path("anyOf")) {
      if (!type(one).equals("null")) {
        return resolve(one);
      }
    }
    return schema;
  }

  /** Empty for any. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (!type.isArray()) {
      return type.asText();
    }
    return StreamSupport.stream(type.spliterator(), false)
        .map(JsonNode::asText)
        .filter(name -> !name.equals("null"))
        .findFirst()
        .orElse("null");
  }
}
