package io.supportcenter.registration;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.UserErased;
import io.supportcenter.events.UserState;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import io.supportcenter.registration.user.store.ErasureConfirmations;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RegistrationParts.class)
class ErasureIT {

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldForgetAUserEverywhere() {
    Sold sold = Sold.tablet();
    Sold waiting = Sold.tablet().withSerials();
    String card = sold.loyaltyId().orElseThrow();
    String user = centre.newBuyer(card, waiting.loyaltyId().orElseThrow());
    partners.know(sold);
    partners.book(waiting, java.util.Map.of());
    centre.publish(sold.receipt());
    centre.publish(waiting.receipt());
    centre.awaitStates(sold, "REGISTERED");
    centre.awaitStates(waiting, "PENDING_SERIAL");

    centre.erase(user);

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.ASSETS, sold.id()))
                .containsExactly("DeviceRegistered", "AssetWithdrawn", "-"));
    SpecificRecord withdrawn = centre.published(Topics.ASSETS, sold.id()).get(1);
    assertThat(((AssetWithdrawn) withdrawn).getReason()).isEqualTo(WithdrawalReason.USER_ERASED);
    List<SpecificRecord> told = centre.published(Topics.USERS, user);
    assertThat(told.getLast()).isNull();
    assertThat(((UserState) told.get(told.size() - 2)).getErased()).isTrue();
    centre.product(user, sold.id()).statusCode(404);
    Centre.withToken(Tokens.operator()).get("/v1/users/" + user).then().statusCode(404);
    centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    assertThat(Traces.inTables(user)).containsExactly("app_user");
    assertThat(Traces.inTables(card)).isEmpty();
    assertThat(Traces.inCompactedTopics(centre.kafka(), user)).isEmpty();
  }

  @Test
  void shouldShowWhichServicesHaveErasedAUser() {
    String user = centre.newBuyer();
    erasure(Tokens.user(user), user).statusCode(404);

    centre.erase(user);

    awaiting()
        .untilAsserted(() ->
            erasure(Tokens.user(user), user)
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("services[0].service", equalTo("registration"))
                .body("services[0].confirmedAt", notNullValue()));
    for (String service : List.of("activation", "proactive", "reactivation")) {
      confirm(user, service);
    }
    awaiting()
        .untilAsserted(() ->
            erasure(Tokens.operator(), user)
                .body("services.findAll { it.confirmedAt != null }.size()", equalTo(4))
                .body("complete", equalTo(false)));
    confirm(user, "sms-activation");
    awaiting()
        .untilAsserted(() -> erasure(Tokens.operator(), user).body("complete", equalTo(true)));
  }

  @Test
  void shouldReportErasuresThatAServiceDoesNotConfirm() throws SQLException {
    String late = centre.newBuyer();
    centre.erase(late);
    centre.awaitLast(Topics.ERASURES, Sha256.hex(late), UserErased.class);
    try (Connection owner = RealParts.connectAsOwner()) {
      Sql.update(
          owner, "UPDATE app_user SET erased_at = now() - interval '25 hours' WHERE id = ?", late);
      assertThat(overdue(owner)).isOne();
      List.of("activation", "proactive", "reactivation", "sms-activation")
          .forEach(service -> confirm(late, service));
      awaiting().until(() -> overdue(owner) == 0);
    }
    assertThat(Centre.management("/q/metrics").asString()).contains("\nerasures_overdue ");
  }

  private static long overdue(Connection owner) throws SQLException {
    return ErasureConfirmations.overdue(
        owner,
        Duration.ofHours(24),
        List.of("registration", "activation", "proactive", "reactivation", "sms-activation"));
  }

  private void confirm(String user, String service) {
    String hash = Sha256.hex(user);
    centre.publish(Topics.ERASURES, hash, new UserErased(hash, service, 3L, Instant.now()));
  }

  private static ValidatableResponse erasure(String token, String user) {
    return Centre.withToken(token).get("/v1/users/" + user + "/erasure").then();
  }

  @Test
  void shouldNeverStoreIdentitiesInPlainText() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String card = sold.loyaltyId().orElseThrow();
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_USER");
    centre.newBuyer(card);
    centre.awaitStates(sold, "REGISTERED");

    assertThat(Traces.inTables(card)).isEmpty();
  }
}
