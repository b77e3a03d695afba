package io.supportcenter.reactivation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Simulator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated account systems: what they know, and how they misbehave. */
@Singleton
public class AccountSystems {

  private final String url;

  AccountSystems(@ConfigProperty(name = "test.account-systems.url") String url) {
    this.url = url;
  }

  /** Puts an account system into the support centre's directory, simulated by that one. */
  public void add(String id, String simulated) {
    Centre.as("operator", Roles.OPERATOR)
        .body(Map.of("name", id, "baseUrl", url + "/" + simulated, "token", Simulator.TOKEN))
        .put("/v1/account-systems/" + id)
        .then()
        .statusCode(200);
  }

  public void know(TestAccount account) {
    know(account, Map.of());
  }

  public void know(TestAccount account, Map<String, Object> otherwise) {
    Map<String, Object> known =
        new java.util.HashMap<>(
            Map.of("accountSystemId", "aurora-internet", "accountId", account.id()));
    known.putAll(otherwise);
    given()
        .contentType(ContentType.JSON)
        .body(List.of(known))
        .post(url + "/control/accounts")
        .then()
        .statusCode(200);
  }

  public void misbehave(Map<String, Object> fault) {
    given()
        .contentType(ContentType.JSON)
        .body(fault)
        .put(url + "/control/faults")
        .then()
        .statusCode(200);
  }

  public void behave() {
    given().delete(url + "/control/faults").then().statusCode(200);
  }

  /** Methods and outcomes of what was asked with this text in the path, in order. */
  public List<String> asked(String containing) {
    List<Map<String, String>> recent =
        given()
            .queryParam("contains", containing)
            .get(url + "/control/requests")
            .then()
            .statusCode(200)
            .extract()
            .path("recent");
    return recent.stream().map(r -> r.get("method") + " " + r.get("outcome")).toList();
  }
}
