package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessCall;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reaches what. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class AccessIT extends AccessMatrix {

  private static final String OTHER = "access-other";
  private static final String[] PERSONS = {Roles.USER, Roles.AGENT, Roles.OPERATOR};
  private static final String[] READERS = {
    Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR
  };

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @Override
  protected List<AccessCall> calls() {
    introducePartners();
    Sold sold = Sold.tablet();
    partners.know(sold);
    String owner = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.printed(34900, "QX7R4M2P9T"));
    centre.awaitStates(sold, "REGISTERED");
    String users = "/v1/users/" + owner;
    String unit = "/v1/registrations/" + sold.id();
    return List.of(
        get("/v1/partners").by(Roles.OPERATOR),
        get("/v1/partners/none").by(Roles.OPERATOR),
        put("/v1/partners/none", "{}").by(Roles.OPERATOR),
        delete("/v1/partners/none").by(Roles.OPERATOR),
        post("/v1/receipts", "{}").by(Roles.RETAILER, Roles.OPERATOR),
        get("/v1/receipts/northmart/" + sold.receiptNumber())
            .by(Roles.RETAILER, Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR)
            .of(owner)
            .ofPartner("northmart"),
        get(users).by(READERS).of(owner),
        put("/v1/users/access-linked/identities", "{\"identities\":[]}")
            .by(Roles.IDENTITY_VERIFIER),
        post(users + "/identities/verified", "{}").by(Roles.USER).of(owner),
        put(users + "/consent", "{\"registration\":true}").by(PERSONS).of(owner),
        delete("/v1/users/access-gone").by(Roles.USER, Roles.OPERATOR).of("access-gone"),
        get("/v1/users/access-gone/erasure").by(Roles.USER, Roles.OPERATOR).of("access-gone"),
        get(users + "/registrations").by(READERS).of(owner),
        post(
                users + "/claims",
                "{\"retailerId\":\"northmart\",\"receiptNumber\":\"%s\",\"claimCode\":\"QX7R4M2P9T\"}"
                    .formatted(sold.receiptNumber()))
            .by(Roles.USER, Roles.AGENT, Roles.IDENTITY_VERIFIER)
            .of(owner),
        get(unit).by(READERS).of(owner),
        put(unit + "/serial-number", "{\"code\":\"scanned\"}")
            .by(Roles.USER, Roles.AGENT)
            .of(owner),
        put(unit + "/settlements/GTIN", "{\"source\":\"RECEIPT\"}").by(Roles.AGENT).of(owner),
        post(unit + "/questions", "{}").by(Roles.AGENT).of(owner),
        get(users + "/products").by(READERS).of(owner),
        get("/v1/products/" + sold.id()).by(READERS).of(owner));
  }

  private void introducePartners() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldNotLetARetailerSendAnothersReceipts() {
    given()
        .auth()
        .oauth2(Tokens.retailer("harbor-electronics"))
        .contentType(ContentType.XML)
        .body("<POSLog/>")
        .post("/v1/receipts?retailerId=northmart")
        .then()
        .statusCode(403)
        .body("code", equalTo("OTHER_RETAILER"));
  }

  @Test
  void shouldShowADeviceToItsOwnerAndStaffOnly() {
    introducePartners();
    Sold sold = Sold.tablet();
    partners.know(sold);
    String owner = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED");
    String product = "/v1/products/" + sold.id();
    String receipt = "/v1/receipts/northmart/" + sold.receiptNumber();

    for (String path : List.of(product, "/v1/registrations/" + sold.id(), receipt)) {
      assertStatus(path, Tokens.user(owner), 200);
      assertStatus(path, Tokens.agent(), 200);
      assertStatus(path, TestTokens.of("agent-8", Roles.AGENT), 404);
      assertStatus(path, Tokens.operator(), 200);
      assertStatus(path, Tokens.user(OTHER), 404);
    }
    assertStatus(receipt, Tokens.retailer("northmart"), 200);
    assertStatus(receipt, Tokens.retailer("harbor-electronics"), 404);
    assertStatus(product, Tokens.retailer("northmart"), 403);
    given()
        .auth()
        .oauth2(Tokens.retailer("northmart"))
        .get(receipt)
        .then()
        .body("registrations[0].userId", nullValue());
  }

  @Test
  void shouldNeverShowAPartnersToken() {
    partners.addRetailer("northmart", "northmart");

    given()
        .auth()
        .oauth2(Tokens.operator())
        .get("/v1/partners/northmart")
        .then()
        .statusCode(200)
        .body("baseUrl", not(nullValue()))
        .body("token", nullValue());
  }

  private static void assertStatus(String path, String token, int status) {
    Centre.withToken(token).get(path).then().statusCode(status);
  }
}
