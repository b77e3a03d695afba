package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.registration.testing.Centre;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches what. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class AccessIT {

  private static final String ME = "access-me";
  private static final String OTHER = "access-other";
  private static final String SOMETHING = "/" + UUID.randomUUID();

  @Inject Centre centre;
  @Inject Partners partners;

  /**
   * A request and what each caller gets: of an allowed one anything but 401, 403; 404 stands for
   * what is not the caller's or not there.
   */
  record Call(String method, String path, String body) {

    int by(String token) {
      RequestSpecification request = given().contentType(ContentType.JSON);
      if (token != null) {
        request.auth().oauth2(token);
      }
      if (body != null) {
        request.body(body);
      }
      return request
          .header("Idempotency-Key", UUID.randomUUID())
          .request(method, path)
          .statusCode();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Call> everyEndpoint() {
    return Stream.of(
        new Call("GET", "/v1/partners", null),
        new Call("GET", "/v1/partners/none", null),
        new Call("PUT", "/v1/partners/none", "{}"),
        new Call("DELETE", "/v1/partners/none", null),
        new Call("POST", "/v1/receipts", "{}"),
        new Call("GET", "/v1/receipts/northmart/none", null),
        new Call("GET", "/v1/users/" + ME, null),
        new Call("PUT", "/v1/users/" + ME + "/identities", "{\"identities\":[]}"),
        new Call("PUT", "/v1/users/" + ME + "/consent", "{\"registration\":false}"),
        new Call("DELETE", "/v1/users/" + ME, null),
        new Call("GET", "/v1/users/" + ME + "/registrations", null),
        new Call("POST", "/v1/users/" + ME + "/claims", "{}"),
        new Call("GET", "/v1/registrations" + SOMETHING, null),
        new Call("PUT", "/v1/registrations" + SOMETHING + "/serial-number", "{}"),
        new Call("GET", "/v1/users/" + ME + "/products", null),
        new Call("GET", "/v1/products" + SOMETHING, null));
  }

  @ParameterizedTest
  @MethodSource("everyEndpoint")
  void shouldNeedAToken(Call call) {
    assertStatus(call, null, 401);
    assertStatus(call, "not.a.token", 401);
  }

  @ParameterizedTest
  @MethodSource("everyEndpoint")
  void shouldNeedARoleOfThisService(Call call) {
    assertStatus(call, Tokens.issuer(), 403);
  }

  @ParameterizedTest
  @MethodSource
  void shouldKeepFromUsersWhatIsForStaff(Call call) {
    assertStatus(call, Tokens.user(ME), 403);
    assertStatus(call, Tokens.merchant("northmart"), 403);
  }

  static Stream<Call> shouldKeepFromUsersWhatIsForStaff() {
    return Stream.of(
        new Call("GET", "/v1/partners", null),
        new Call("PUT", "/v1/partners/none", "{}"),
        new Call("DELETE", "/v1/partners/none", null),
        new Call("PUT", "/v1/users/" + ME + "/identities", "{\"identities\":[]}"));
  }

  @ParameterizedTest
  @MethodSource
  void shouldKeepFromUsersWhatIsAnothers(Call call) {
    assertStatus(call, Tokens.user(OTHER), 404);
  }

  static Stream<Call> shouldKeepFromUsersWhatIsAnothers() {
    return Stream.of(
        new Call("GET", "/v1/users/" + ME, null),
        new Call("PUT", "/v1/users/" + ME + "/consent", "{\"registration\":true}"),
        new Call("DELETE", "/v1/users/" + ME, null),
        new Call("GET", "/v1/users/" + ME + "/registrations", null),
        new Call("GET", "/v1/users/" + ME + "/products", null),
        new Call(
            "POST",
            "/v1/users/" + ME + "/claims",
            "{\"retailerId\":\"northmart\",\"receiptNumber\":\"1\"}"));
  }

  @Test
  void shouldKeepPartnersFromAgents() {
    assertStatus(new Call("GET", "/v1/partners", null), Tokens.agent(), 403);
  }

  @Test
  void shouldNotLetAUserSendReceipts() {
    assertStatus(new Call("POST", "/v1/receipts", "{}"), Tokens.user(ME), 403);
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
    Call product = new Call("GET", "/v1/products/" + sold.id(), null);
    Call registration = new Call("GET", "/v1/registrations/" + sold.id(), null);
    Call receipt = new Call("GET", "/v1/receipts/northmart/" + sold.receiptNumber(), null);

    for (Call call : Stream.of(product, registration, receipt).toList()) {
      assertStatus(call, Tokens.user(owner), 200);
      assertStatus(call, Tokens.agent(), 200);
      assertStatus(call, Tokens.operator(), 200);
      assertStatus(call, Tokens.user(OTHER), 404);
    }
    assertStatus(receipt, Tokens.merchant("northmart"), 200);
    assertStatus(receipt, Tokens.merchant("harbor-electronics"), 404);
    assertStatus(product, Tokens.merchant("northmart"), 403);
    given()
        .auth()
        .oauth2(Tokens.merchant("northmart"))
        .get(receipt.path())
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

  private static void assertStatus(Call call, String token, int status) {
    org.assertj.core.api.Assertions.assertThat(call.by(token))
        .as(call.toString())
        .isEqualTo(status);
  }
}
