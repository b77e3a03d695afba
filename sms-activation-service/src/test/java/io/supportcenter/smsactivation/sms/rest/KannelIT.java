package io.supportcenter.smsactivation.sms.rest;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.supportcenter.kit.testing.FreePort;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Kannel;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsParts;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Kannel carries the pass code to the service and its reply to the phone. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class KannelIT {

  private final int sendsmsPort = FreePort.take();
  private final Client client = new Client();

  @Test
  void shouldActivateByAPhonesSmsAndAnswerThatPhone(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Kannel.isInstalled(), "Kannel is not installed (Debian: kannel, kannel-extras)");
    addGateway();
    PrintedCard card = client.issue(1).getFirst();
    String phone = Phones.any();
    try (Kannel kannel = Kannel.start(folder, RestAssured.port, sendsmsPort)) {
      kannel.send(phone, card.shortCode(), card.passCode());

      String reply = "<%s %s text Your account is active.".formatted(card.shortCode(), phone);
      awaiting().until(() -> kannel.phoneLog().contains(reply));
      client
          .account(card.accountId())
          .then()
          .body("status", equalTo("ACTIVE"))
          .body("blacklisted", equalTo(false))
          .body("phoneNumber", equalTo(phone));
      assertThat(kannel.phoneLog()).doesNotContain("Got message 2");
    }
  }

  /** With the user names and passwords of Kannel's sample configuration. */
  private void addGateway() {
    client
        .operator()
        .body(
            """
            {"name": "Kannel", "region": "DE", "password": "kannel",
             "repliesUrl": "http://127.0.0.1:%d/cgi-bin/sendsms?username=centre&password=centre"}
            """
                .formatted(sendsmsPort))
        .put("/v1/gateways/kannel")
        .then()
        .statusCode(200);
  }
}
