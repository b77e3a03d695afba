package io.supportcenter.smsactivation.directory.rest;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
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
  @Inject SmsCentre centre;

  private final Client client = new Client();
  private final String id = "gateway-" + UUID.randomUUID();

  @Test
  void shouldNeverGiveBackWhatOnlyTheGatewayAndWeMayKnow() {
    put(
            "Kannel",
            "DE",
            ", \"password\": \"s3cret-password-of-the-gateway\", \"repliesUrl\": \"" + URL + "\"")
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
    put(
            "Kannel",
            "DE",
            ", \"password\": \"s3cret-password-of-the-gateway\", \"repliesUrl\": \"" + URL + "\"")
        .then()
        .statusCode(200);
    put("Renamed", "FR", ", \"repliesUrl\": \"http://127.0.0.1:1/cgi-bin/sendsms\"")
        .then()
        .statusCode(200)
        .body("name", equalTo("Renamed"))
        .body("region", equalTo("FR"));

    assertThat(stored("length(replies_query) > 40 AND replies_query NOT LIKE '%r3ply%'"))
        .isEqualTo(1);
    call("s3cret-password-of-the-gateway", Phones.any(), "hello").then().statusCode(200);

    put("Renamed", "FR", ", \"repliesUrl\": \"http://127.0.0.2:1/sendsms\"").then().statusCode(200);
    assertThat(stored("replies_query IS NULL")).isEqualTo(1);
    put("Renamed", "FR", "").then().statusCode(200).body("repliesUrl", nullValue());
  }

  @Test
  void shouldRefuseWhatIsNotAGateway() {
    put("Kannel", "DE", "").then().statusCode(400).body("errors.field", contains("password"));
    put("Kannel", "DE", ", \"password\": \"" + "x".repeat(23) + "\"")
        .then()
        .statusCode(400)
        .body("errors.field", contains("password"));
    put("Kannel", "Federal Germany", ", \"password\": \"p-password-of-the-gateway\"")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("region"));
    put("Kannel", "XX", ", \"password\": \"p-password-of-the-gateway\"")
        .then()
        .statusCode(422)
        .body("code", equalTo("GATEWAY_INVALID"))
        .body("errors.field", contains("region"));
    put(
            "Kannel",
            "DE",
            ", \"password\": \"p-password-of-the-gateway\", \"repliesUrl\": \"ftp://here/sendsms?a=b\"")
        .then()
        .statusCode(422)
        .body("errors.field", contains("repliesUrl"));
    for (String query : List.of("a=b c", "a=%", "a=b#c")) {
      put(
              "Kannel",
              "DE",
              ", \"password\": \"p-password-of-the-gateway\", \"repliesUrl\": \"http://here/?"
                  + query
                  + "\"")
          .then()
          .statusCode(422)
          .body("errors.field", contains("repliesUrl"));
    }
    get().then().statusCode(404).body("code", equalTo("GATEWAY_UNKNOWN"));
  }

  @Test
  void shouldAcceptCallsOnlyWithThePasswordOfThatGateway() {
    put("Coastal", "DE", ", \"password\": \"first-password-of-the-gateway\"")
        .then()
        .statusCode(200);
    call("first-password-of-the-gateway", Phones.any(), "hello").then().statusCode(200);
    call("other-password-of-the-gateway", Phones.any(), "hello").then().statusCode(401);

    put("Coastal", "DE", ", \"password\": \"second-password-of-the-gateway\"")
        .then()
        .statusCode(200);
    awaiting()
        .until(() ->
            call("second-password-of-the-gateway", Phones.any(), "hello").statusCode() == 200);
    call("first-password-of-the-gateway", Phones.any(), "hello").then().statusCode(401);

    client.operator().delete("/v1/gateways/" + id).then().statusCode(204);
    awaiting()
        .until(() -> call("second-password-of-the-gateway", Phones.any(), "x").statusCode() == 401);
    client.operator().get("/v1/gateways").then().body("id", not(hasItem(id)));
  }

  @Test
  void shouldLockOutWhoTriesPasswords() {
    put("Coastal", "DE", ", \"password\": \"p-password-of-the-gateway\"").then().statusCode(200);
    for (int i = 0; i < 50; i++) {
      call("wrong-password-of-the-gateway", Phones.any(), "hello").then().statusCode(401);
    }

    call("p-password-of-the-gateway", Phones.any(), "hello")
        .then()
        .statusCode(429)
        .header("Retry-After", Integer::parseInt, lessThanOrEqualTo(300));
    client.addGateway();
    Client.kannel("1", Phones.any(), "70011", "hello").then().statusCode(200);
  }

  @Test
  void shouldTakeTextsInTheAddressOnlyFromGatewaysThatMay() {
    put("Coastal", "DE", ", \"password\": \"p-password-of-the-gateway\"")
        .then()
        .statusCode(200)
        .body("getAllowed", equalTo(false));
    String phone = Phones.any();
    get("p-password-of-the-gateway", phone)
        .then()
        .statusCode(405)
        .body("code", equalTo("METHOD_NOT_ALLOWED"));
    get("wrong-password-of-the-gateway", phone).then().statusCode(401);
    assertThat(centre.published(Topics.SMS_INBOUND, phone)).isEmpty();

    put("Coastal", "DE", ", \"getAllowed\": true").then().body("getAllowed", equalTo(true));
    get("p-password-of-the-gateway", phone).then().statusCode(200);
    awaiting().until(() -> !centre.published(Topics.SMS_INBOUND, phone).isEmpty());
    put("Coastal", "DE", "").then().body("getAllowed", equalTo(false));
    get("p-password-of-the-gateway", phone).then().statusCode(405);
  }

  /** Whatever the request says of the gateway, it is the one whose password was given. */
  @Test
  void shouldNameTheGatewayThatHasCalled() {
    put("Coastal", "DE", ", \"password\": \"p-password-of-the-gateway\"").then().statusCode(200);
    String phone = Phones.any();
    given()
        .auth()
        .preemptive()
        .basic(id, "p-password-of-the-gateway")
        .contentType("application/x-www-form-urlencoded")
        .queryParams("id", "1", "from", phone, "to", "70011", "gatewayId", "kannel")
        .header("X-Kannel-SMSC", "kannel")
        .body("gatewayId=kannel")
        .post("/v1/gateways/kannel/sms")
        .then()
        .statusCode(200);
    awaiting().until(() -> !centre.published(Topics.SMS_INBOUND, phone).isEmpty());
    assertThat(centre.published(Topics.SMS_INBOUND, phone, SmsPasscodeReceived.class))
        .extracting(SmsPasscodeReceived::getGatewayId)
        .containsExactly(id);
  }

  private Response get(String password, String sender) {
    return given()
        .auth()
        .preemptive()
        .basic(id, password)
        .queryParams("id", UUID.randomUUID(), "from", sender, "to", "70011", "text", "hello")
        .get("/v1/gateways/kannel/sms");
  }

  @Test
  void shouldReadNumbersOfTheGatewaysRegion() {
    put("Coastal", "DE", ", \"password\": \"p-password-of-the-gateway\"").then().statusCode(200);
    PrintedCard card = client.issue(1).getFirst();
    String phone = Phones.any();

    call("p-password-of-the-gateway", "0" + phone.substring(3), card.passCode())
        .then()
        .statusCode(200);

    awaiting()
        .untilAsserted(
            () -> client.account(card.accountId()).then().body("phoneNumber", equalTo(phone)));
  }

  @Test
  void shouldLeaveRepliesToTheTopicUnlessTheGatewayTakesThem() {
    put("Coastal", "DE", ", \"password\": \"p-password-of-the-gateway\"").then().statusCode(200);
    PrintedCard card = client.issue(1).getFirst();
    call("p-password-of-the-gateway", Phones.any(), card.passCode()).then().statusCode(200);
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));

    assertThat(calls()).isZero();

    put("Kannel", "DE", ", \"repliesUrl\": \"" + URL + "\"").then().statusCode(200);
    call("p-password-of-the-gateway", Phones.any(), "hello").then().statusCode(200);
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
