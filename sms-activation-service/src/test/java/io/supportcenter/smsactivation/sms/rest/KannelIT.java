package io.supportcenter.smsactivation.sms.rest;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.kit.testing.FreePort;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Kannel;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Kannel carries the pass code to the service and its reply to the phone. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class KannelIT {

  private static final String GATEWAY = "kannel";

  @Inject SmsCentre centre;

  private final int sendsmsPort = FreePort.take();
  private final Client client = new Client();

  @Test
  void shouldActivateByAPhonesSmsAndAnswerThatPhone(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Kannel.isInstalled(), "Kannel is not installed (Debian: kannel, kannel-extras)");
    addGateway(GATEWAY);
    PrintedCard card = client.issue(1).getFirst();
    String phone = Phones.any();
    try (Kannel kannel = Kannel.start(folder, GATEWAY, RestAssured.port, sendsmsPort)) {
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

  /** Kannel would repeat each of them until it is taken. */
  @Test
  void shouldTakeEachMessageOnceHoweverLongAndInWhateverCoding(@TempDir Path folder)
      throws Exception {
    Assumptions.assumeTrue(
        Kannel.isInstalled(), "Kannel is not installed (Debian: kannel, kannel-extras)");
    addGateway(GATEWAY);
    PrintedCard card = client.issue(1).getFirst();
    String phone = Phones.any();
    try (Kannel kannel = Kannel.start(folder, GATEWAY, RestAssured.port, sendsmsPort)) {
      kannel.send(phone, card.shortCode(), "Код " + card.passCode(), 2);
      awaitReplies(phone, SmsReplyKind.ACTIVATED);
      kannel.send(phone, card.shortCode(), "", 0);
      awaitReplies(phone, SmsReplyKind.ACTIVATED, SmsReplyKind.HELP);
      kannel.send(phone, card.shortCode(), "П".repeat(680), 2);
      awaiting().until(() -> kinds(phone).size() == 3);
      kannel.send(phone, card.shortCode(), "a".repeat(2001), 0);
      awaiting().until(() -> kinds(phone).size() == 4);
      kannel.send(phone, card.shortCode(), "désabonner", 2);
      awaitReplies(
          phone,
          SmsReplyKind.ACTIVATED,
          SmsReplyKind.HELP,
          SmsReplyKind.HELP,
          SmsReplyKind.HELP,
          SmsReplyKind.STOPPED);
      assertThat(centre.published(Topics.SMS_INBOUND, phone)).hasSize(5);
    }
  }

  private void awaitReplies(String phone, SmsReplyKind... kinds) {
    awaiting().untilAsserted(() -> assertThat(kinds(phone)).containsExactly(kinds));
  }

  private List<SmsReplyKind> kinds(String phone) {
    return centre.published(Topics.SMS_OUTBOUND, phone, SmsReplyIssued.class).stream()
        .map(SmsReplyIssued::getKind)
        .toList();
  }

  /** With the user names and passwords of Kannel's sample configuration. */
  private void addGateway(String gateway) {
    client
        .operator()
        .body(
            """
            {"name": "Kannel", "region": "DE", "password": "kannel-beside-the-local-stack",
             "repliesUrl": "http://127.0.0.1:%d/cgi-bin/sendsms?username=centre&password=centre"}
            """
                .formatted(sendsmsPort))
        .put("/v1/gateways/" + gateway)
        .then()
        .statusCode(200);
  }
}
