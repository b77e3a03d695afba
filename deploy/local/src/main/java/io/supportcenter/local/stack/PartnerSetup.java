package io.supportcenter.local.stack;

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

/** Tells registration-service where the simulated partners are, as an operator would. */
public final class PartnerSetup {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final UpOptions options;
  private final String token;

  public PartnerSetup(UpOptions options, TokenIssuer tokens) {
    this.options = options;
    this.token = tokens.token(Role.OPERATOR, "launcher", Duration.ofMinutes(5));
  }

  public void run() throws InterruptedException {
    Ports ports = options.ports();
    try (HttpClient client = HttpClient.newHttpClient()) {
      PartnerDirectory directory =
          PartnerDirectory.read(options.samples().resolve("partners/directory.json"))
              .onPorts(ports.of(Port.RETAILER), ports.of(Port.MANUFACTURER));
      for (Partner partner : directory.partners()) {
        put(client, partner);
      }
    } catch (IOException e) {
      throw PartFailed.of(e);
    }
  }

  private void put(HttpClient client, Partner partner) throws IOException, InterruptedException {
    URI uri = options.ports().url(Port.REGISTRATION).resolve("/v1/partners/" + partner.id());
    ObjectNode body = Json.MAPPER.valueToTree(partner);
    body.remove("id");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new PartFailed(
          "registration-service did not take partner %s: %d %s"
              .formatted(partner.id(), answer.statusCode(), answer.body()));
    }
  }
}
