package io.supportcenter.smsactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.SecretSearch;
import io.supportcenter.kit.testing.Watched;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Plants secrets and phone numbers, has everything happen to them, and looks everywhere. */
@QuarkusTest
@WithTestResource(SmsParts.class)
@WithTestResource(Watched.class)
class SecretsIT {

  /** Gateways write and read them there, and they are not ours to change. */
  private static final List<String> SMS = List.of(Topics.SMS_INBOUND, Topics.SMS_OUTBOUND);

  private static final String BREAK =
      """
      CREATE FUNCTION fail() RETURNS trigger AS 'BEGIN RAISE ''broken''; END' LANGUAGE plpgsql;
      CREATE TRIGGER fail BEFORE INSERT OR UPDATE ON sms_sender EXECUTE FUNCTION fail();
      """;

  @Inject SmsCentre centre;
  @Inject AgroalDataSource dataSource;

  private final Client client = new Client();
  private final String gateway = "planted-" + UUID.randomUUID();
  private final String password = "planted-password-" + UUID.randomUUID();
  private final String repliesPassword = "planted-replies-" + UUID.randomUUID();

  /** Without the country code: it is found however it is written. */
  private final String active = digits();

  private final String failed = digits();
  private final String waiting = digits();

  @Test
  void shouldShowSecretsAndPhoneNumbersNowhere() throws SQLException {
    try (SecretSearch search = SecretSearch.begin(dataSource, centre.kafka())) {
      addGateway();
      List<PrintedCard> cards = client.issue(3);
      send(active, cards.get(0).passCode());
      awaiting().until(() -> status(cards.get(0)).equals("ACTIVE"));
      send(active, "no code");
      publishWhatIsNotAnEvent(failed, cards.get(1).passCode());
      String parked = park(cards.get(2));
      awaiting().until(() -> ledger("backend_call WHERE sealed") >= 2);
      search.collect();

      assertThat(search.placesOf(password)).isEmpty();
      assertThat(search.placesOf(repliesPassword)).isEmpty();
      for (PrintedCard card : cards) {
        assertThat(search.placesOf(card.passCode())).isSubsetOf(SMS);
        assertThat(search.placesOf(card.passCode().replace("-", ""))).isEmpty();
      }
      assertThat(search.placesOf(failed)).isSubsetOf(SMS);
      assertThat(search.placesOf(waiting)).isSubsetOf(SMS);
      // The phone that activated an account may close it, and operators see which it is.
      assertThat(search.placesOf(active))
          .isSubsetOf(Topics.SMS_INBOUND, Topics.SMS_OUTBOUND, "consumer_account.phone_number")
          .contains("consumer_account.phone_number");
      assertThat(search.placesOf(gateway)).as("it finds what is there").contains("gateway.id");

      replay(parked);
      awaiting().until(() -> status(cards.get(2)).equals("ACTIVE"));
    }
  }

  /** Nothing listens where it sends its replies: they wait. */
  private void addGateway() {
    client
        .operator()
        .body(
            """
            {"name": "Kannel", "region": "DE", "password": "%s",
             "repliesUrl": "http://127.0.0.1:1/sendsms?username=centre&password=%s"}
            """
                .formatted(password, repliesPassword))
        .put("/v1/gateways/" + gateway)
        .then()
        .statusCode(200);
  }

  private void send(String phone, String text) {
    Client.kannel(
            gateway, password, UUID.randomUUID().toString(), "+49" + phone, Client.SHORT_CODE, text)
        .then()
        .statusCode(200);
  }

  private void publishWhatIsNotAnEvent(String phone, String passCode) {
    double before = ledger("refused_record");
    centre
        .kafka()
        .publish(Topics.SMS_INBOUND, "+49" + phone, passCode.getBytes(StandardCharsets.UTF_8));
    awaiting().until(() -> ledger("refused_record") > before);
  }

  /** An SMS whose handling fails, and whose cause is removed then. */
  private String park(PrintedCard card) throws SQLException {
    execute(BREAK);
    try {
      centre.sms("+49" + waiting, Client.SHORT_CODE, card.passCode());
      awaiting().until(() -> ledger("parked_record WHERE sealed") == 1);
    } finally {
      execute("DROP FUNCTION fail CASCADE");
    }
    return client.operator().get("/v1/parked-records").path("records[0].id");
  }

  private void replay(String parked) {
    client
        .operator()
        .post("/v1/parked-records/" + parked + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", equalTo(1));
  }

  private String status(PrintedCard card) {
    return client.account(card.accountId()).path("status");
  }

  private long ledger(String from) {
    return new Ledger(dataSource).number("SELECT count(*) FROM " + from);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = RealParts.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String digits() {
    return "171" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
  }
}
