package io.supportcenter.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supportcenter.local.partners.PartnerDirectory;
import io.supportcenter.local.partners.PartnerDirectory.Partner;
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

/** Tells the services where the simulated partners are, as an operator would. */
public final class PartnerSetup {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final UpOptions options;
  private final String token;

  public PartnerSetup(UpOptions options, TokenIssuer tokens) {
    this.options = options;
    this.token = tokens.token(Role.OPERATOR, "launcher", Duration.ofMinutes(5));
  }

  /** Tells those services that run. */
  public void run(List<Service> running) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      if (running.contains(Service.REGISTRATION)) {
        putPartners(client);
      }
      if (running.contains(Service.ACTIVATION)) {
        putProviders(client);
      }
    } catch (IOException e) {
      throw PartFailed.of(e);
    }
  }

  private void putPartners(HttpClient client) throws IOException, InterruptedException {
    Ports ports = options.ports();
    PartnerDirectory directory =
        PartnerDirectory.read(options.samples().resolve("partners/directory.json"))
            .onPorts(ports.of(Port.RETAILER), ports.of(Port.MANUFACTURER));
    for (Partner partner : directory.partners()) {
      ObjectNode body = Json.MAPPER.valueToTree(partner);
      body.remove("id");
      put(client, Port.REGISTRATION, "/v1/partners/" + partner.id(), body);
    }
  }

  private void putProviders(HttpClient client) throws IOException, InterruptedException {
    JsonNode data =
        Json.MAPPER.readTree(options.samples().resolve("partners/providers.json").toFile());
    for (JsonNode provider : data.path("providers")) {
      String id = provider.path("id").asText();
      URI baseUrl = options.ports().url(Port.PROVIDER).resolve("/" + id + "/v1");
      JsonNode body =
          Json.MAPPER.valueToTree(
              Map.of("name", id, "baseUrl", baseUrl.toString(), "token", "local-provider-token"));
      put(client, Port.ACTIVATION, "/v1/providers/" + id, body);
    }
  }

  private void put(HttpClient client, Port service, String path, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(options.ports().url(service).resolve(path))
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new PartFailed(
          "%s did not take %s: %d %s"
              .formatted(service.option() + "-service", path, answer.statusCode(), answer.body()));
    }
  }
}
