package io.supportcenter.registration;

import static io.supportcenter.kit.testing.Centre.newUser;
import static io.supportcenter.kit.testing.Centre.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.SecretSearch;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.kit.testing.Watched;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plants a person's data and secrets, has everything happen to them, and looks everywhere. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
@WithTestResource(Watched.class)
class SecretsIT {

  /** What retailers wrote, as they wrote it: receipts, and those that were not taken. */
  private static final List<String> OF_RETAILERS =
      List.of(Topics.RECEIPTS, "registration.dead-letters");

  @Inject RegistrationCentre centre;
  @Inject Partners partners;
  @Inject AgroalDataSource dataSource;

  private final String user = newUser();
  private final String email = "planted-" + UUID.randomUUID() + "@mail.example";
  private final String digits = "171" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
  private final Sold sold = Sold.tablet();
  private final String loyaltyId = sold.loyaltyId().orElseThrow();

  @AfterEach
  void behave() {
    partners.behave();
  }

  @Test
  void shouldShowContactsAndSecretsNowhere() {
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
    try (SecretSearch search = SecretSearch.begin(dataSource, centre.kafka())) {
      centre.consent(user, true);
      link(
          Map.of("kind", "EMAIL", "value", email),
          Map.of("kind", "PHONE", "value", "+49" + digits));
      link(
          Map.of("kind", "EMAIL", "value", email),
          Map.of("kind", "PHONE", "value", "+49" + digits),
          Map.of("kind", "LOYALTY_ID", "value", loyaltyId, "retailerId", "northmart"));
      partners.know(sold);
      centre.publish(sold.receipt());
      centre.awaitStates(sold, "REGISTERED");
      postBroken();
      centre
          .kafka()
          .publish(
              Topics.RECEIPTS,
              "northmart:" + UUID.randomUUID(),
              email.getBytes(StandardCharsets.UTF_8));
      search.collect();

      assertThat(search.placesOf(Simulator.TOKEN)).isEmpty();
      for (String contact : List.of(email, digits, loyaltyId)) {
        assertThat(search.placesOf(contact)).as(contact).isSubsetOf(OF_RETAILERS);
      }
      assertThat(search.placesOf(user))
          .as("the search finds what is there")
          .contains(Topics.ASSETS, "asset.user_id");
      assertThat(search.placesOf(loyaltyId)).contains(Topics.RECEIPTS);
    }
  }

  @SafeVarargs
  private void link(Map<String, String>... identities) {
    withToken(Tokens.verifier())
        .body(Map.of("identities", List.of(identities)))
        .put("/v1/users/" + user + "/identities")
        .then()
        .statusCode(200);
  }

  private void postBroken() {
    for (String body :
        List.of(
            "{\"customer\": [{\"kind\": \"EMAIL\", \"value\": \"" + email,
            "{\"customer\": [{\"kind\": \"" + email + "\", \"value\": \"+49" + digits + "\"}]}")) {
      withToken(Tokens.retailer("northmart"))
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .body(body)
          .post("/v1/receipts")
          .then()
          .statusCode(400);
    }
  }
}
