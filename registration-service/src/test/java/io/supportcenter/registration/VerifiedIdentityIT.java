package io.supportcenter.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identities that the issuer of a user's token has verified. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class VerifiedIdentityIT {

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldFindReceiptsByTheVerifiedAddressOfAToken() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String user = Centre.newUser();
    String address = "Dana." + UUID.randomUUID() + "@example.com";
    centre.consent(user, true);
    centre.publish(sold.receiptFor(address));
    centre.awaitStates(sold, "PENDING_USER");

    link(user, Map.of("email", address, "email_verified", true))
        .statusCode(200)
        .body("linkedIdentities", contains("EMAIL"))
        .body("version", equalTo(2));

    centre.awaitStates(sold, "REGISTERED");
    link(user, Map.of("email", address, "email_verified", true)).body("version", equalTo(2));
  }

  @Test
  void shouldKeepWhatIsLinkedAlready() {
    String user = Centre.newUser();
    centre.link(user, "NM-" + UUID.randomUUID());

    link(
            user,
            Map.of(
                "phone_number", newPhone(), "phone_number_verified", true, "email", "a@b.example"))
        .statusCode(200)
        .body("linkedIdentities", containsInAnyOrder("LOYALTY_ID", "PHONE"));
  }

  @Test
  void shouldLinkNothingThatIsNotVerified() {
    String user = Centre.newUser();

    link(user, Map.of("email", "a@b.example"))
        .statusCode(422)
        .body("code", equalTo("IDENTITY_UNVERIFIED"));
    link(user, Map.of("email", "a@b.example", "email_verified", false)).statusCode(422);
    link(user, Map.of("email_verified", true)).statusCode(422);
  }

  @Test
  void shouldLinkAnIdentityToOneUser() {
    Map<String, Object> claims = Map.of("phone_number", newPhone(), "phone_number_verified", true);
    link(Centre.newUser(), claims).statusCode(200);

    link(Centre.newUser(), claims).statusCode(409).body("code", equalTo("IDENTITY_TAKEN"));
  }

  @Test
  void shouldLinkOnlyTheCallersOwn() {
    String user = Centre.newUser();
    Map<String, Object> claims = Map.of("email", "c@d.example", "email_verified", true);

    link(TestTokens.of(Centre.newUser(), claims, Roles.USER), user).statusCode(404);
    link(TestTokens.of("agent-7", claims, Roles.AGENT), user).statusCode(403);
    centre
        .withToken(Tokens.agent())
        .body(Map.of("identities", List.of()))
        .put("/v1/users/" + user + "/identities")
        .then()
        .statusCode(403);
  }

  private static String newPhone() {
    return "+49151%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
  }

  private ValidatableResponse link(String user, Map<String, Object> claims) {
    return link(TestTokens.of(user, claims, Roles.USER), user);
  }

  private ValidatableResponse link(String token, String user) {
    return centre.withToken(token).post("/v1/users/" + user + "/identities/verified").then();
  }
}
