package io.supportcenter.smsactivation;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessCall;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.smsactivation.testing.Client;
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
class AccessIT extends AccessMatrix {

  private static final String GATEWAY = "/v1/gateways/nowhere";

  private final Client client = new Client();

  @Inject SmsCentre centre;

  @Override
  protected List<AccessCall> calls() {
    List<PrintedCard> cards = client.issue(2);
    String active = "/v1/consumer-accounts/" + cards.getFirst().accountId();
    String account = "/v1/consumer-accounts/" + cards.getLast().accountId();
    String batch = "/v1/batches/" + client.order(1).<String>path("batchId");
    String payment = paid(cards.getFirst());
    return List.of(
        post("/v1/batches", "{}").by(Roles.ISSUER),
        get(batch).by(Roles.ISSUER, Roles.OPERATOR).ofPartner(client.issuerId()),
        post(batch + "/sheet", "").by(Roles.ISSUER).ofPartner(client.issuerId()),
        delete(batch + "/sheet").by(Roles.ISSUER).ofPartner(client.issuerId()),
        get("/v1/ledger/trial-balance").by(Roles.OPERATOR),
        get(active).by(Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR),
        delete(account).by(Roles.OPERATOR),
        put(account + "/blacklisting", "{\"reason\": \"LEGAL\"}").by(Roles.AGENT, Roles.OPERATOR),
        delete(account + "/blacklisting").by(Roles.OPERATOR),
        post("/v1/payments", Client.payment("1", "1", "")).by(Roles.MERCHANT),
        get(payment).by(Roles.MERCHANT, Roles.OPERATOR).ofPartner(client.merchant()),
        get("/v1/gateways").by(Roles.OPERATOR),
        get(GATEWAY).by(Roles.OPERATOR),
        put(GATEWAY, "{}").by(Roles.OPERATOR),
        delete(GATEWAY).by(Roles.OPERATOR),
        post("/v1/gateways/kannel/sms", "").withoutToken(),
        get("/v1/gateways/kannel/sms").withoutToken());
  }

  private String paid(PrintedCard card) {
    client.addGateway();
    centre.sms(Phones.any(), card.shortCode(), card.passCode());
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
    return "/v1/payments/" + client.pay(card.accountId(), "1").<String>path("paymentId");
  }

  @Test
  void shouldShowAnAccountToAgentsWhileTheyTalkToSomebody() {
    String account = "/v1/consumer-accounts/" + client.issue(1).getFirst().accountId();
    String agent = "agent-" + UUID.randomUUID();
    Centre.as(agent, Roles.AGENT).get(account).then().statusCode(404);

    Runnable end = talk(agent, Centre.newUser());

    Centre.onceKnown(() -> Centre.as(agent, Roles.AGENT).get(account)).then().statusCode(200);
    end.run();
    awaiting()
        .untilAsserted(() -> Centre.as(agent, Roles.AGENT).get(account).then().statusCode(404));
    Centre.as("reader", Roles.SUPERVISOR)
        .get("/v1/audit?limit=1000&subject=" + agent)
        .then()
        .body("items.findAll { it.outcome == 'DONE' }.sessionId", hasSize(1))
        .body("items.findAll { it.outcome == 'DONE' }[0].object", startsWith("accountId="));
  }

  @Test
  void shouldNeedAReasonForAnAccountAndAPayment() {
    PrintedCard card = client.issue(1).getFirst();

    for (String path : List.of("/v1/consumer-accounts/" + card.accountId(), paid(card))) {
      given()
          .auth()
          .oauth2(TestTokens.of("operator", Roles.OPERATOR))
          .get(path)
          .then()
          .statusCode(403)
          .body("code", equalTo("ACCESS_REASON_REQUIRED"));
    }
  }
}
