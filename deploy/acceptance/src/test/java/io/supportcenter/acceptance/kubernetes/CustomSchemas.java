package io.supportcenter.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of operators, as their custom resource definitions have them. */
final class CustomSchemas {

  private final Map<String, JsonNode> kinds = new HashMap<>();

  /** Empty where the definitions are not; they are not part of the project. */
  static Optional<CustomSchemas> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    CustomSchemas schemas = new CustomSchemas();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Manifests.read(Files.readString(file)).forEach(schemas::add);
      }
    }
    return Optional.of(schemas);
  }

  private void add(JsonNode definition) {
    JsonNode spec = definition.path("spec");
    for (JsonNode version : spec.path("versions")) {
      String kind =
          "%s/%s/%s"
              .formatted(
                  spec.at("/group").asText(),
                  version.at("/name").asText(),
                  spec.at("/names/kind").asText());
      kinds.put(kind, version.at("/schema/openAPIV3Schema"));
    }
  }

  List<String> problems(JsonNode object) {
    String kind = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
    JsonNode schema = kinds.get(kind);
    if (schema == null) {
      return List.of("there is no definition of " + kind);
    }
    List<String> problems = new ArrayList<>();
    check(object, schema, "", problems);
    return problems;
  }

  private static void check(JsonNode value, JsonNode schema, String path, List<String> problems) {
    if (!fits(value, schema)) {
      problems.add(path + " must be " + schema.path("type").asText());
    }
    JsonNode allowed = schema.path("enum");
    if (allowed.isArray() && !Set.copyOf(allowed.valueStream().toList()).contains(value)) {
      problems.add(path + " must be one of " + allowed);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(value.get(i), schema.path("items"), path + "[" + i + "]", problems);
    }
    if (value.isObject()) {
      checkFields(value, schema, path, problems);
    }
  }

  /** A cluster drops a field that a definition does not have, without a word. */
  private static void checkFields(
      JsonNode value, JsonNode schema, String path, List<String> problems) {
    boolean isOpen =
        schema.has("additionalProperties")
            || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
            || !schema.has("properties");
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        problems.add(path + " needs " + name);
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      String place = path + "/" + field.getKey();
      if (!known.isMissingNode()) {
        check(field.getValue(), known, place, problems);
      } else if (!isOpen) {
        problems.add(place + " is unknown");
      }
    }
  }

  private static boolean fits(JsonNode value, JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> true;
    };
  }
}
