package io.supportcenter.smsactivation.sms.rest;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.LogCapture;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Pass codes are in no log, the access log included, and in no trace, however they arrive. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class SecrecyIT {

  private static final String SMS = "/v1/gateways/kannel/sms";

  @Inject SmsCentre centre;

  @ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint")
  String traces;

  private final Client client = new Client();

  @Test
  void shouldKeepPassCodesOutOfLogsAndTraces() {
    client.addGateway();
    client
        .operator()
        .body(
            "{\"name\": \"by POST\", \"region\": \"DE\", \"password\": \"password-of-post-only-gateway\"}")
        .put("/v1/gateways/post-only")
        .then()
        .statusCode(200);
    List<PrintedCard> cards = client.issue(8);
    String marker = "marker-" + UUID.randomUUID();
    String log;
    try (LogCapture logs = LogCapture.start()) {
      Client.kannel("1", Phones.any(), "70011", cards.get(0).passCode()).then().statusCode(200);
      get(Client.GATEWAY, Client.GATEWAY_PASSWORD, Phones.any(), cards.get(1).passCode(), 200);
      get("post-only", "password-of-post-only-gateway", Phones.any(), cards.get(2).passCode(), 405);
      get("nobody", "p", Phones.any(), cards.get(3).passCode(), 401);
      get(Client.GATEWAY, Client.GATEWAY_PASSWORD, "", cards.get(4).passCode(), 400);
      get(Client.GATEWAY, Client.GATEWAY_PASSWORD, "SHOP", cards.get(5).passCode(), 200);
      get(Client.GATEWAY, Client.GATEWAY_PASSWORD, "1".repeat(33), cards.get(6).passCode(), 400);
      centre.sms(Phones.any(), "SHOP", cards.get(7).passCode());
      for (PrintedCard card : cards.subList(0, 2)) {
        awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
      }
      client.operator().get("/v1/gateways/" + marker).then().statusCode(404);
      awaiting().until(() -> traced().contains(marker) && logs.text().contains(marker));
      log = logs.text();
    }

    String traced = traced();
    assertThat(traced).contains(SMS, "url.query", "hidden");
    assertThat(log).contains("\"POST " + SMS + "\" 200", "\"GET " + SMS + "\" 405");
    assertThat(cards)
        .flatExtracting(card -> forms(card.passCode()))
        .allSatisfy(form -> {
          assertThat(log).doesNotContain(form);
          assertThat(traced).doesNotContain(form);
        });
  }

  private static List<String> forms(String passCode) {
    return Stream.of("-", " ", "%20", "+", "")
        .map(between -> passCode.replace("-", between))
        .toList();
  }

  private static void get(String gateway, String password, String from, String text, int status) {
    given()
        .auth()
        .preemptive()
        .basic(gateway, password)
        .urlEncodingEnabled(false)
        .get(
            "%s?id=%s&from=%s&to=70011&text=%s"
                .formatted(SMS, UUID.randomUUID(), from.replace("+", "%2B"), text))
        .then()
        .statusCode(status);
  }

  private String traced() {
    return new String(given().get(traces).asByteArray(), StandardCharsets.ISO_8859_1);
  }
}
