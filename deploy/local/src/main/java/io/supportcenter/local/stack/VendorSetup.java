package io.supportcenter.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.tokens.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells proactive-service where the simulated vendors are, as an operator would. */
public final class VendorSetup {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final String TOKEN = "local-vendor-token";

  private final UpOptions options;
  private final String token;

  public VendorSetup(UpOptions options, TokenIssuer tokens) {
    this.options = options;
    this.token = tokens.token(Role.OPERATOR, "launcher", Duration.ofMinutes(5));
  }

  public void run() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      JsonNode data =
          Json.MAPPER.readTree(options.samples().resolve("partners/vendors.json").toFile());
      for (JsonNode vendor : data.path("vendors")) {
        put(client, vendor.path("id").asText(), vendor.path("name").asText());
      }
    } catch (IOException e) {
      throw PartFailed.of(e);
    }
  }

  private void put(HttpClient client, String id, String name)
      throws IOException, InterruptedException {
    URI uri = options.ports().url(Port.PROACTIVE).resolve("/v1/vendors/" + id);
    String baseUrl = options.ports().url(Port.VENDOR).resolve("/" + id).toString();
    Map<String, Object> body =
        Map.of(
            "name", name, "baseUrl", baseUrl, "token", TOKEN, "channels", List.of("CHAT", "VOICE"));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new PartFailed(
          "proactive-service did not take vendor %s: %d %s"
              .formatted(id, answer.statusCode(), answer.body()));
    }
  }
}
