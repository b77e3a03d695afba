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
import java.util.Map;

/** Tells reactivation-service where the simulated account systems are, as an operator would. */
public final class AccountSystemSetup {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final String TOKEN = "local-account-system-token";

  private final UpOptions options;
  private final String token;

  public AccountSystemSetup(UpOptions options, TokenIssuer tokens) {
    this.options = options;
    this.token = tokens.token(Role.OPERATOR, "launcher", Duration.ofMinutes(5));
  }

  public void run() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      JsonNode data =
          Json.MAPPER.readTree(options.samples().resolve("partners/account-systems.json").toFile());
      for (JsonNode id : data.path("accountSystems")) {
        put(client, id.asText());
      }
    } catch (IOException e) {
      throw PartFailed.of(e);
    }
  }

  private void put(HttpClient client, String id) throws IOException, InterruptedException {
    URI uri = options.ports().url(Port.REACTIVATION).resolve("/v1/account-systems/" + id);
    String baseUrl = options.ports().url(Port.ACCOUNT_SYSTEM).resolve("/" + id).toString();
    String body =
        Json.MAPPER.writeValueAsString(Map.of("name", id, "baseUrl", baseUrl, "token", TOKEN));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new PartFailed(
          "reactivation-service did not take account system %s: %d %s"
              .formatted(id, answer.statusCode(), answer.body()));
    }
  }
}
