package io.supportcenter.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Asks a registry for a schema by its id, through the API that every Confluent-compatible registry
 * has. Used only to tell why bytes did not decode, so that the answer does not depend on the
 * serde's own exceptions.
 */
final class RegistryLookup {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String confluentUrl;

  RegistryLookup(String confluentUrl) {
    this.confluentUrl = confluentUrl;
  }

  /** Empty when the registry says that it has no such schema. */
  Optional<Schema> schema(int id) {
    HttpResponse<String> response = get("/schemas/ids/" + Integer.toUnsignedString(id));
    return switch (response.statusCode()) {
      case 200 -> Optional.of(parse(response.body()));
      case 404 -> Optional.empty();
      default -> throw new RegistryUnavailable("registry answered " + response.statusCode(), null);
    };
  }

  private HttpResponse<String> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(confluentUrl + path)).timeout(TIMEOUT).GET().build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new RegistryUnavailable("registry does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable("interrupted while asking the registry", e);
    }
  }

  private Schema parse(String body) {
    try {
      JsonNode node = json.readTree(body);
      return new Schema.Parser().parse(node.path("schema").asText());
    } catch (IOException e) {
      throw new RegistryUnavailable("registry answered something else than a schema", e);
    }
  }
}
