package io.supportcenter.smsactivation.directory.rest;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SmsParts.class)
class GatewayIT {

  /** Nothing listens there. */
  private static final String URL = "http://127.0.0.1:1/cgi-bin/sendsms?username=a&password=r3ply";

  @Inject AgroalDataSource dataSource;

  private final Client client = new Client();
  private final String id = "gateway-" + UUID.randomUUID();

  @Test
  void shouldNeverGiveBackWhatOnlyTheGatewayAndWeMayKnow() {
    put("Kannel", "DE", ", \"password\": \"s3cret\", \"repliesUrl\": \"" + URL + "\"")
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("repliesUrl", equalTo("http://127.0.0.1:1/cgi-bin/sendsms"))
        .body("password", nullValue());

    assertThat(get().asString() + client.operator().get("/v1/gateways").asString())
        .contains(id)
        .doesNotContain("s3cret")
        .doesNotContain("r3ply");
    assertThat(stored("token LIKE '%s3cret%'")).isZero();
  }

  @Test
  void shouldKeepPasswordAndCredentialsThatAreLeftOut() {
    put("Kannel", "DE", ", \"password\": \"s3cret\", \"repliesUrl\": \"" + URL + "\"")
        .then()
        .statusCode(200);
    put("Renamed", "FR", ", \"repliesUrl\": \"http://127.0.0.1:1/cgi-bin/sendsms\"")
        .then()
        .statusCode(200)
        .body("name", equalTo("Renamed"))
        .body("region", equalTo("FR"));

    assertThat(stored("replies_query = 'username=a&password=r3ply'")).isEqualTo(1);
    call("s3cret", Phones.any(), "hello").then().statusCode(200);

    put("Renamed", "FR", ", \"repliesUrl\": \"http://127.0.0.2:1/sendsms\"").then().statusCode(200);
    assertThat(stored("replies_query IS NULL")).isEqualTo(1);
    put("Renamed", "FR", "").then().statusCode(200).body("repliesUrl", nullValue());
  }

  @Test
  void shouldRefuseWhatIsNotAGateway() {
    put("Kannel", "DE", "").then().statusCode(400).body("errors.field", contains("password"));
    put("Kannel", "Federal Germany", ", \"password\": \"p\"")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("region"));
    put("Kannel", "XX", ", \"password\": \"p\"")
        .then()
        .statusCode(422)
        .body("code", equalTo("GATEWAY_INVALID"))
        .body("errors.field", contains("region"));
    put("Kannel", "DE", ", \"password\": \"p\", \"repliesUrl\": \"ftp://here/sendsms?a=b\"")
        .then()
        .statusCode(422)
        .body("errors.field", contains("repliesUrl"));
    for (String query : List.of("a=b c", "a=%", "a=b#c")) {
      put("Kannel", "DE", ", \"password\": \"p\", \"repliesUrl\": \"http://here/?" + query + "\"")
          .then()
          .statusCode(422)
          .body("errors.field", contains("repliesUrl"));
    }
    get().then().statusCode(404).body("code", equalTo("GATEWAY_UNKNOWN"));
  }

  @Test
  void shouldAcceptCallsOnlyWithThePasswordOfThatGateway() {
    put("Coastal", "DE", ", \"password\": \"first\"").then().statusCode(200);
    call("first", Phones.any(), "hello").then().statusCode(200);
    call("other", Phones.any(), "hello").then().statusCode(401);

    put("Coastal", "DE", ", \"password\": \"second\"").then().statusCode(200);
    awaiting().until(() -> call("second", Phones.any(), "hello").statusCode() == 200);
    call("first", Phones.any(), "hello").then().statusCode(401);

    client.operator().delete("/v1/gateways/" + id).then().statusCode(204);
    awaiting().until(() -> call("second", Phones.any(), "x").statusCode() == 401);
    client.operator().get("/v1/gateways").then().body("id", not(hasItem(id)));
  }

  @Test
  void shouldReadNumbersOfTheGatewaysRegion() {
    put("Coastal", "DE", ", \"password\": \"p\"").then().statusCode(200);
    PrintedCard card = client.issue(1).getFirst();
    String phone = Phones.any();

    call("p", "0" + phone.substring(3), card.passCode()).then().statusCode(200);

    awaiting()
        .untilAsserted(
            () -> client.account(card.accountId()).then().body("phoneNumber", equalTo(phone)));
  }

  @Test
  void shouldLeaveRepliesToTheTopicUnlessTheGatewayTakesThem() {
    put("Coastal", "DE", ", \"password\": \"p\"").then().statusCode(200);
    PrintedCard card = client.issue(1).getFirst();
    call("p", Phones.any(), card.passCode()).then().statusCode(200);
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));

    assertThat(calls()).isZero();

    put("Kannel", "DE", ", \"repliesUrl\": \"" + URL + "\"").then().statusCode(200);
    call("p", Phones.any(), "hello").then().statusCode(200);
    awaiting().until(() -> calls() == 1);
    client.operator().delete("/v1/gateways/" + id).then().statusCode(204);
    awaiting().until(() -> calls() == 0);
  }

  private Response put(String name, String region, String more) {
    return client
        .operator()
        .body("{\"name\": \"%s\", \"region\": \"%s\"%s}".formatted(name, region, more))
        .put("/v1/gateways/" + id);
  }

  private Response get() {
    return client.operator().get("/v1/gateways/" + id);
  }

  private Response call(String password, String sender, String text) {
    return Client.kannel(id, password, UUID.randomUUID().toString(), sender, "70011", text);
  }

  private long calls() {
    return new Ledger(dataSource).number("SELECT count(*) FROM backend_call WHERE partner = ?", id);
  }

  private long stored(String condition) {
    return new Ledger(dataSource)
        .number("SELECT count(*) FROM gateway WHERE id = ? AND " + condition, id);
  }
}
