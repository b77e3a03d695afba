package io.supportcenter.smsactivation.account.store;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SmsParts.class)
class ClosedPhonesIT {

  @Inject SmsCentre centre;
  @Inject ClosedPhones closedPhones;

  private final Client client = new Client();
  private final String phone = Phones.any();

  @Test
  void shouldForgetThePhoneOfAnAccountThatWasClosedLongAgo() throws SQLException {
    PrintedCard card = closed();
    closedPhones.round();
    awaiting()
        .untilAsserted(
            () -> assertThat(Traces.inTables(phone)).containsExactly("consumer_account"));

    age(card);
    closedPhones.round();

    assertThat(Traces.inTables(phone)).isEmpty();
    client.account(card.accountId()).then().statusCode(200).body("status", equalTo("CLOSED"));
  }

  private PrintedCard closed() {
    PrintedCard card = client.issue(1).getFirst();
    centre.sms(UUID.randomUUID().toString(), phone, card.shortCode(), card.passCode());
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
    client.operator().delete("/v1/consumer-accounts/" + card.accountId()).then().statusCode(200);
    return card;
  }

  private static void age(PrintedCard card) throws SQLException {
    try (Connection owner = RealParts.connectAsOwner()) {
      Sql.update(
          owner,
          "UPDATE consumer_account SET changed_at = now() - interval '181 days' WHERE id = ?",
          card.accountId());
    }
  }
}
