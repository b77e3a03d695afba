package io.supportcenter.registration;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners whose back ends are in trouble. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class TroubledPartnersIT {

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
    partners.addManufacturer("lumen-displays", "9521303");
  }

  @AfterEach
  void healthyAgain() {
    partners.behave();
    partners.remove("lumen-displays");
  }

  @Test
  void shouldComeBackToARetailerThatIsUnavailable() {
    Sold sold = known();
    partners
        .retailers()
        .play(
            "northmart",
            List.of(
                Map.of(
                    "path",
                    "sales/" + sold.receiptNumber(),
                    "times",
                    1,
                    "status",
                    503,
                    "headers",
                    Map.of("Retry-After", "3"))));

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    List<Instant> asked =
        partners.retailers().requests(sold.receiptNumber()).<String>getList("recent.at").stream()
            .map(Instant::parse)
            .toList();
    // Without Retry-After it would have come back after half a second.
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).isAfter(asked.getFirst().plusSeconds(2));
  }

  @Test
  void shouldComeBackToAManufacturerThatIsUnavailable() {
    Sold sold = knownMonitor();
    partners
        .manufacturers()
        .play("lumen-displays", List.of(Map.of("path", "products/.*", "times", 2, "status", 500)));

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldAskAgainWhenTheAnswerIsLost() {
    Sold sold = knownMonitor();
    // The JDK's client repeats a GET once by itself when a kept connection closes.
    partners
        .manufacturers()
        .play("lumen-displays", List.of(Map.of("path", "products/.*", "times", 3, "drop", true)));

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    assertThat(partners.manufacturers().asked(sold.receiptNumber())).contains("GET dropped");
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.ASSETS, sold.id()))
                .containsExactly("DeviceRegistered"));
  }

  @Test
  void shouldWaitForAPartnerThatIsDown() {
    Sold sold = known();
    partners.retailers().misbehave(Map.of("down", true));
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "MATCHING_RETAILER");

    partners.behave();

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldShowWhatComesOfAskingAPartnerThatIsDown() {
    Sold sold = known();
    partners.retailers().misbehave(Map.of("down", true));
    centre.publish(sold.receipt());
    awaiting()
        .untilAsserted(() ->
            centre
                .receipt(sold.retailerId(), sold.receiptNumber())
                .body("registrations[0].state", equalTo("MATCHING_RETAILER"))
                .body("registrations[0].asking.partner", equalTo("RETAILER"))
                .body("registrations[0].asking.attempts", greaterThan(0))
                .body("registrations[0].asking.reason", notNullValue())
                .body("registrations[0].asking.nextAt", notNullValue()));
    centre.losePatience(sold.id());
    centre
        .awaitStates(sold, "PENDING_PARTNER")
        .body("registrations[0].waitsFor", equalTo("RETAILER"))
        .body("registrations[0].asking.attempts", equalTo(1))
        .body("registrations[0].asking.reason", notNullValue());
    partners.behave();

    centre.askNow(sold.id());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldNotTakeAWrongAddressForAnUnknownSale() {
    String retailer = "moved-" + UUID.randomUUID();
    Sold sold = Sold.tablet().anonymous().at(retailer);
    partners.book("harbor-electronics", sold, sold.serials(), Map.of());
    partners.make(sold);
    partners.addRetailer(retailer, "nowhere");
    centre.publish(sold.receipt());
    centre
        .awaitStates(sold, "PENDING_PARTNER")
        .body("registrations[0].asking.reason", startsWith("answered 404"));

    partners.addRetailer(retailer, "harbor-electronics");

    centre.awaitStates(sold, "PENDING_USER");
  }

  @Test
  void shouldShowAnAnswerThatDoesNotFit() {
    Sold sold = known().units(1);
    Map<String, Object> line =
        Map.of(
            "lineNumber",
            1,
            "retailerItemId",
            "500118",
            "description",
            "Kestrel K8 tablet",
            "quantity",
            1_001);
    partners.book(sold, Map.of("lines", List.of(line)));
    centre.publish(sold.receipt());
    centre
        .awaitStates(sold, "PENDING_PARTNER")
        .body("registrations[0].waitsFor", equalTo("RETAILER"))
        .body("registrations[0].asking.reason", startsWith("answered 200"));
    partners.know(sold);

    centre.askNow(sold.id());

    centre.awaitStates(sold, "REGISTERED");
  }

  private Sold known() {
    return known(Sold.tablet());
  }

  /** Of a manufacturer that is asked about nothing else in the meantime. */
  private Sold knownMonitor() {
    return known(Sold.monitor());
  }

  private Sold known(Sold sold) {
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    return sold;
  }
}
