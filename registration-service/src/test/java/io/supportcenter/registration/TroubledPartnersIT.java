package io.supportcenter.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.util.Map;
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
  }

  @AfterEach
  void healthyAgain() {
    partners.behave();
  }

  @Test
  void shouldComeBackToARetailerThatIsUnavailable() {
    Sold sold = known();
    partners.retailers().misbehave(Map.of("failNext", 2, "status", 503, "retryAfter", 1));

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    assertThat(partners.retailers().timesAsked(sold.receiptNumber())).isEqualTo(3);
  }

  @Test
  void shouldComeBackToAManufacturerThatIsUnavailable() {
    Sold sold = known();
    partners.manufacturers().misbehave(Map.of("failNext", 2, "status", 500));

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldAskAgainWhenTheAnswerIsLost() {
    Sold sold = known();
    // The JDK's client repeats a GET once by itself when a kept connection closes.
    partners.manufacturers().misbehave(Map.of("dropAnswers", 3));

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    assertThat(centre.publishedTypes(Topics.ASSETS, sold.id())).hasSizeLessThanOrEqualTo(1);
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

  private Sold known() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    return sold;
  }
}
