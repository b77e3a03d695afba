package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who reaches what. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class AccessIT extends AccessMatrix {

  private static final String OTHER = "access-other";
  private static final String SOMETHING = "/" + UUID.randomUUID();
  private static final String[] PERSONS = {Roles.USER, Roles.AGENT, Roles.OPERATOR};

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @Override
  protected List<Call> calls() {
    return List.of(
        get("/v1/partners").by(Roles.OPERATOR),
        get("/v1/partners/none").by(Roles.OPERATOR),
        put("/v1/partners/none", "{}").by(Roles.OPERATOR),
        delete("/v1/partners/none").by(Roles.OPERATOR),
        post("/v1/receipts", "{}").by(Roles.MERCHANT, Roles.OPERATOR),
        get("/v1/receipts/northmart/none")
            .by(Roles.MERCHANT, Roles.USER, Roles.AGENT, Roles.OPERATOR),
        get("/v1/users/" + ME).by(PERSONS).hiddenFromOthers(),
        put("/v1/users/" + ME + "/identities", "{\"identities\":[]}")
            .by(Roles.AGENT, Roles.OPERATOR),
        put("/v1/users/" + ME + "/consent", "{\"registration\":false}")
            .by(PERSONS)
            .hiddenFromOthers(),
        delete("/v1/users/" + ME).by(Roles.USER, Roles.OPERATOR).hiddenFromOthers(),
        get("/v1/users/" + ME + "/registrations").by(PERSONS).hiddenFromOthers(),
        post(
                "/v1/users/" + ME + "/claims",
                "{\"retailerId\":\"northmart\",\"receiptNumber\":\"1\"}")
            .by(PERSONS)
            .hiddenFromOthers(),
        get("/v1/registrations" + SOMETHING).by(PERSONS).hiddenFromOthers(),
        put("/v1/registrations" + SOMETHING + "/serial-number", "{}").by(Roles.USER, Roles.AGENT),
        put("/v1/registrations" + SOMETHING + "/settlements/GTIN", "{\"source\":\"RECEIPT\"}")
            .by(Roles.AGENT),
        post("/v1/registrations" + SOMETHING + "/questions", "{}").by(Roles.AGENT),
        get("/v1/users/" + ME + "/products").by(PERSONS).hiddenFromOthers(),
        get("/v1/products" + SOMETHING).by(PERSONS).hiddenFromOthers());
  }

  @Override
  protected String token(String role) {
    return role.equals(Roles.MERCHANT) ? Tokens.merchant("northmart") : super.token(role);
  }

  @Test
  void shouldNotLetAMerchantSendAnothersReceipts() {
    given()
        .auth()
        .oauth2(Tokens.merchant("harbor-electronics"))
        .contentType(ContentType.XML)
        .body("<POSLog/>")
        .post("/v1/receipts?retailerId=northmart")
        .then()
        .statusCode(403)
        .body("code", equalTo("OTHER_RETAILER"));
  }

  @Test
  void shouldShowADeviceToItsOwnerAndStaffOnly() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
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
      assertStatus(path, Tokens.operator(), 200);
      assertStatus(path, Tokens.user(OTHER), 404);
    }
    assertStatus(receipt, Tokens.merchant("northmart"), 200);
    assertStatus(receipt, Tokens.merchant("harbor-electronics"), 404);
    assertStatus(product, Tokens.merchant("northmart"), 403);
    given()
        .auth()
        .oauth2(Tokens.merchant("northmart"))
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
    given().auth().oauth2(token).get(path).then().statusCode(status);
  }
}
