package io.supportcenter.activation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operator's published TMF640 v4 document (Swagger 2), against which requests and answers are
 * judged. It is not part of the project; the property {@code conformance.dir} says where it is.
 */
public final class Tmf640 {

  private static final String FILE = "tmf/TMF640-operator-example.openapi.yml";
  private static final String IRI = "https://tmf640.test/";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  private Tmf640(JsonNode document) {
    this.document = document;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_4,
            registry -> registry.schemas(Map.of(IRI, document.toString())));
  }

  /** Empty where the document is absent. */
  public static Optional<Tmf640> official() {
    Path file = Path.of(System.getProperty("conformance.dir", "none"), FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ObjectNode document = (ObjectNode) new YAMLMapper().readTree(file.toFile());
      document.set("lists", lists());
      return Optional.of(new Tmf640(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the document says of lists beneath its paths, as schemas of their own. */
  private static JsonNode lists() {
    ObjectNode lists = new YAMLMapper().createObjectNode();
    lists
        .putObject("Service")
        .put("type", "array")
        .putObject("items")
        .put("$ref", "#/definitions/Service");
    return lists;
  }

  /** The states that a service may be in. */
  public List<String> serviceStates() {
    return stream(document.at("/definitions/ServiceStateType/enum")).map(JsonNode::asText).toList();
  }

  /** Asserts that a request is one of the document: method, path, media type and body. */
  public void assertAllows(String method, String path, String contentType, String body) {
    JsonNode operation = operation(method, path);
    assertThat(operation.isObject()).as("%s %s", method, path).isTrue();
    if (body.isEmpty()) {
      return;
    }
    assertThat(stream(document.path("consumes")).map(JsonNode::asText))
        .as("media types of requests")
        .anyMatch(type -> type.startsWith(contentType));
    String schema =
        stream(operation.path("parameters"))
            .filter(parameter -> parameter.path("in").asText().equals("body"))
            .findFirst()
            .orElseThrow()
            .at("/schema/$ref")
            .asText();
    assertValid(schema, body);
  }

  /** Asserts that an answer is one of the document. */
  public void assertAnswers(String method, String path, int status, String body) {
    JsonNode answer = operation(method, path).path("responses").path(Integer.toString(status));
    assertThat(answer.isObject()).as("%d to %s %s", status, method, path).isTrue();
    JsonNode schema = answer.path("schema");
    if (schema.has("$ref")) {
      assertValid(schema.path("$ref").asText(), body);
    } else if (schema.path("type").asText().equals("array")) {
      assertValid("#/lists/Service", body);
    }
  }

  private JsonNode operation(String method, String path) {
    return document.path("paths").path(template(path)).path(method.toLowerCase(Locale.ROOT));
  }

  private static String template(String path) {
    return path.replaceAll("^(/[a-z]+)/[^/]+$", "$1/{id}");
  }

  private void assertValid(String reference, String json) {
    assertThat(
            schemas.getSchema(SchemaLocation.of(IRI + reference)).validate(json, InputFormat.JSON))
        .as(json)
        .isEmpty();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return array.valueStream();
  }
}
