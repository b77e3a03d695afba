package io.supportcenter.activation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.kit.testing.Simulator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated providers: who subscribes, what they have made, and how they misbehave. */
@Singleton
public class Providers {

  public static final String RADIO = "skywave-radio";

  private final String url;

  Providers(@ConfigProperty(name = "test.providers.url") String url) {
    this.url = url;
  }

  /** Outside of a Quarkus test. */
  public static Providers at(String url) {
    return new Providers(url);
  }

  /** Puts the provider into the support centre's directory. */
  public void addToDirectory(String id) {
    given()
        .auth()
        .oauth2(Tokens.operator())
        .contentType(ContentType.JSON)
        .body(Map.of("name", id, "baseUrl", url + "/" + id + "/v1", "token", Simulator.TOKEN))
        .put("/v1/providers/" + id)
        .then()
        .statusCode(200);
  }

  /** A subscription of its own for a test. */
  public Subscription newSubscriber() {
    return newSubscriber(false);
  }

  public Subscription newSubscriber(boolean expired) {
    Subscription subscription =
        new Subscription("SW-" + UUID.randomUUID(), Map.of("user", "ada", "pin", "2580"));
    add(subscription, expired);
    return subscription;
  }

  public void add(Subscription subscription, boolean expired) {
    control(
        "/control/subscribers",
        List.of(
            Map.of(
                "providerId",
                RADIO,
                "number",
                subscription.number(),
                "credentials",
                subscription.credentials(),
                "expired",
                expired)));
  }

  /** The services that the provider has for an activation. */
  public JsonPath services(ActivationId activation) {
    return given()
        .auth()
        .oauth2(Simulator.TOKEN)
        .queryParam("relatedEntity.id", activation.toString())
        .get(url + "/" + RADIO + "/v1/service")
        .jsonPath();
  }

  /**
   * The users on whose behalf services were asked for, as often as they were, whatever came of it.
   */
  public List<String> askedFor() {
    return requests().getList("recent.findAll { it.method == 'POST' }.onBehalfOf");
  }

  /** How many requests for services were taken on: answers may still be on their way. */
  public int accepted() {
    return requests()
        .getList("recent.findAll { it.method == 'POST' && it.outcome.startsWith('20') }")
        .size();
  }

  /** How often the provider was asked for anything about services. */
  public int calls() {
    return requests().getList("recent").size();
  }

  private JsonPath requests() {
    return given()
        .queryParam("contains", "/" + RADIO + "/v1/service")
        .get(url + "/control/requests")
        .jsonPath();
  }

  public void misbehave(Map<String, Object> faults) {
    given().contentType(ContentType.JSON).body(faults).put(url + "/control/faults");
  }

  public void behave() {
    given().delete(url + "/control/faults");
  }

  private void control(String path, Object body) {
    given().contentType(ContentType.JSON).body(body).post(url + path).then().statusCode(200);
  }
}
