package io.supportcenter.local.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.retailer.Retailers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {

  private static final String SALE = "/northmart/v1/sales/0417-03-88121-2026-11-20";
  private static final String OTHER_SALE = "/harbor-electronics/v1/sales/0012-07-40551-2026-11-20";

  private Client client;

  @BeforeEach
  void start() throws Exception {
    client = Client.of(Retailers.load(Samples.RETAILERS));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void shouldFailAsOftenAsToldWithTheStatusTold() throws Exception {
    misbehave("", "{\"failNext\": 2, \"status\": 500}");

    assertThat(client.get(SALE).statusCode()).isEqualTo(500);
    assertThat(client.get(SALE).statusCode()).isEqualTo(500);
    assertThat(client.get(SALE).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldDropAnswersAfterTheWorkIsDone() throws Exception {
    misbehave("", "{\"dropAnswers\": 1}");

    assertThat(client.getRaw(SALE)).isEmpty();

    assertThat(client.getRaw(SALE)).startsWith("HTTP/1.1 200 ");
    assertThat(requests("").at("/recent/0/outcome").asText()).isEqualTo("dropped");
  }

  @Test
  void shouldBeDownUntilToldOtherwise() throws Exception {
    misbehave("", "{\"down\": true}");

    assertThat(client.getRaw(SALE)).isEmpty();
    assertThatThrownBy(() -> client.get(SALE)).isInstanceOf(IOException.class);

    client.delete("/control/faults");
    assertThat(client.get(SALE).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldBeSlow() throws Exception {
    misbehave("", "{\"latencyMs\": 300}");
    var before = Instant.now();

    assertThat(client.get(SALE).statusCode()).isEqualTo(200);

    assertThat(Duration.between(before, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void shouldLimitAFaultToOnePartner() throws Exception {
    misbehave("?partner=northmart", "{\"failNext\": 5}");

    assertThat(client.get(SALE).statusCode()).isEqualTo(503);
    assertThat(client.get(OTHER_SALE).statusCode()).isEqualTo(200);

    client.delete("/control/faults?partner=northmart");
    assertThat(client.get(SALE).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldGiveTheAnswersOfAScriptAndThenItsOwn() throws Exception {
    script(
        """
        [{"method": "GET", "path": "sales/.*", "times": 1, "status": 410, "headers": {"Location": "/x/{query:a}"},
          "body": {"code": 60, "reason": "{query:a}"}},
         {"path": "sales/.*", "times": 1, "serve": true, "status": 202, "text": ""}]
        """);

    var scripted = client.get(SALE + "?a=7");
    assertThat(scripted.statusCode()).isEqualTo(410);
    assertThat(scripted.body()).isEqualTo("{\"code\":60,\"reason\":\"7\"}");
    assertThat(scripted.headers().firstValue("Location")).contains("/x/7");
    assertThat(client.get(OTHER_SALE).statusCode()).isEqualTo(200);
    var empty = client.get(SALE);
    assertThat(empty.statusCode()).isEqualTo(202);
    assertThat(empty.body()).isEmpty();
    assertThat(client.get(SALE).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldDropTheConnectionThatAScriptSays() throws Exception {
    script("[{\"path\": \".*\", \"times\": 1, \"drop\": true}]");

    assertThat(client.getRaw(SALE)).isEmpty();
    assertThat(requests("").at("/recent/0/outcome").asText()).isEqualTo("dropped");
    script("[{\"path\": \".*\", \"status\": 500}]");
    client.delete("/control/script?partner=northmart");
    assertThat(client.get(SALE).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAScriptThatIsNone() throws Exception {
    assertThat(client.put("/control/script", "[]").statusCode()).isEqualTo(400);
    for (var wrong : List.of("[{}]", "[{\"path\": \"x\", \"status\": 1}]", "{", "[{\"x\": 1}]")) {
      assertThat(client.put("/control/script?partner=northmart", wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  private void script(String answers) throws Exception {
    assertThat(client.put("/control/script?partner=northmart", answers).statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldRefuseAFaultThatIsNone() throws Exception {
    assertThat(client.put("/control/faults", "{\"failNext\": -1}").statusCode()).isEqualTo(400);
    assertThat(client.put("/control/faults", "{\"fialNext\": 1}").statusCode()).isEqualTo(400);
    assertThat(client.put("/control/faults", "not json").statusCode()).isEqualTo(400);
    assertThat(client.put("/control/faults?partner=nobody", "{}").statusCode()).isEqualTo(400);
    assertThat(client.get("/control/nothing").statusCode()).isEqualTo(404);
    assertThat(client.get(SALE).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldTellWhatItWasAsked() throws Exception {
    client.get(SALE);
    client.get(SALE + "?again=1");
    client.get(OTHER_SALE);

    assertThat(requests("").path("total").asInt()).isEqualTo(3);
    var ofNorthmart = requests("?contains=northmart");
    assertThat(ofNorthmart.path("total").asInt()).isEqualTo(2);
    assertThat(ofNorthmart.path("byPath").path(SALE).asInt()).isEqualTo(2);
    assertThat(ofNorthmart.at("/recent/1/target").asText()).isEqualTo(SALE + "?again=1");
    assertThat(ofNorthmart.at("/recent/1/outcome").asText()).isEqualTo("200");
    assertThat(ofNorthmart.at("/recent/1/onBehalfOf").asText()).isEqualTo("user-7");
    assertThat(ofNorthmart.at("/recent/1/traceparent").asText()).startsWith("00-");
  }

  @Test
  void shouldForgetWhatItWasAsked() throws Exception {
    client.get(SALE);

    client.delete("/control/requests");

    assertThat(requests("").path("total").asInt()).isZero();
  }

  private void misbehave(String query, String plan) throws Exception {
    assertThat(client.put("/control/faults" + query, plan).statusCode()).isEqualTo(200);
  }

  private JsonNode requests(String query) throws Exception {
    return Json.MAPPER.readTree(client.get("/control/requests" + query).body());
  }
}
