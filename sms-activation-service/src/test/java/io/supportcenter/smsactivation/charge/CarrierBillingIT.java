package io.supportcenter.smsactivation.charge;

import static io.supportcenter.kit.testing.Centre.awaiting;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Answers judged by the official document. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class CarrierBillingIT {

  @Inject SmsCentre centre;

  private final Client client = new Client();

  @Test
  void shouldAnswerAsCarrierBillingSays() throws IOException {
    Optional<CarrierBilling> official = CarrierBilling.load();
    Assumptions.assumeTrue(official.isPresent(), "conformance.dir does not hold the document");
    CarrierBilling contract = official.get();
    PrintedCard card = client.issue(1).getFirst();

    Response denied = client.pay(card.accountId(), "1");
    contract.assertValid(
        "#/components/responses/PaymentPermissionDenied403/content/application~1json/schema",
        denied.asString());
    activate(card);
    Response created = client.pay(card.accountId(), "1.25");
    contract.assertValid("#/components/schemas/PaymentCreated", created.asString());
    contract.assertValid(
        "#/components/schemas/Payment",
        Centre.as(client.merchant(), "merchant").get(created.header("Location")).asString());
    contract.assertValid(
        "#/components/responses/IdentifierNotFound404/content/application~1json/schema",
        client.pay("00000000000000", "1").asString());
    contract.assertValid(
        "#/components/responses/PaymentInvalid400/content/application~1json/schema",
        client.send(UUID.randomUUID().toString(), "{}").asString());
    contract.assertValid(
        "#/components/responses/PaymentPermissionDenied403/content/application~1json/schema",
        Centre.as("somebody", "user")
            .header("Idempotency-Key", UUID.randomUUID())
            .body(Client.payment(card.accountId(), "1", ""))
            .post("/v1/payments")
            .asString());
  }

  private void activate(PrintedCard card) {
    centre.sms(Phones.any(), card.shortCode(), card.passCode());
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
  }
}
