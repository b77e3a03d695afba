package io.supportcenter.local.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/**
 * A partner contract, against which answers are judged: status, content type, required headers and
 * body.
 */
final class Contract {

  private static final Path FOLDER =
      Path.of("../../schemas/src/main/openapi").toAbsolutePath().normalize();

  private static final String IRI = "https://contract.test/";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  private Contract(JsonNode document) {
    this.document = document;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of(IRI, document.toString())));
  }

  static Contract named(String name) throws IOException {
    return new Contract(new YAMLMapper().readTree(FOLDER.resolve(name).toFile()));
  }

  void assertAllows(String operationPath, HttpResponse<String> answer) {
    assertAllows(operationPath, "get", answer);
  }

  void assertAllows(String operationPath, String method, HttpResponse<String> answer) {
    var responses = document.path("paths").path(operationPath).path(method).path("responses");
    var response = resolved(responses.path(String.valueOf(answer.statusCode())));
    assertThat(response.isObject())
        .as("status %s of %s", answer.statusCode(), operationPath)
        .isTrue();
    var contentType = answer.headers().firstValue("Content-Type").orElseThrow();
    var content = response.path("content").path(contentType);
    assertThat(content.isObject()).as("content type %s", contentType).isTrue();
    assertRequiredHeaders(response, answer);
    assertValid(content.path("schema").path("$ref").asText(), answer.body());
  }

  void assertValid(String reference, String json) {
    var schema = schemas.getSchema(SchemaLocation.of(IRI + reference));
    var errors =
        schema.validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertThat(errors).as(json).isEmpty();
  }

  private void assertRequiredHeaders(JsonNode response, HttpResponse<String> answer) {
    for (var header : response.path("headers").properties()) {
      if (resolved(header.getValue()).path("required").asBoolean()) {
        assertThat(answer.headers().firstValue(header.getKey())).as(header.getKey()).isPresent();
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
