package io.supportcenter.activation.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.SimulatedPartners;
import io.supportcenter.kit.testing.Simulator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated providers: who subscribes, what they have made, and how they misbehave. */
@Singleton
public class Providers {

  public static final String RADIO = "skywave-radio";

  private static final String SERVICES = "/" + RADIO + "/v1/service";

  private final SimulatedPartners providers;

  @Inject
  Providers(@ConfigProperty(name = "test.providers.url") String url) {
    this.providers = new SimulatedPartners(url);
  }

  /** Puts the provider into the support centre's directory. */
  public void introduce() {
    introduce(Map.of());
  }

  /** Likewise, with what its error codes mean. */
  public void introduce(Map<String, String> codes) {
    introduce(RADIO, codes);
  }

  public void introduce(String provider, Map<String, String> codes) {
    introduceAt(provider, "/" + provider + "/v1", codes);
  }

  /** Likewise, at an address that is written in another way. */
  public void introduceAt(String path) {
    introduceAt(RADIO, path, Map.of());
  }

  private void introduceAt(String provider, String path, Map<String, String> codes) {
    providers.introduce("/v1/providers", provider, path, Map.of("codes", codes));
  }

  /** From now on the provider gives these answers where they fit, the first one that does. */
  @SafeVarargs
  public final void play(Map<String, Object>... answers) {
    play(RADIO, List.of(answers));
  }

  public void play(String provider, List<Map<String, Object>> answers) {
    providers.play(provider, answers);
  }

  /** Methods, paths and outcomes of what the provider was asked, in order. */
  public List<String> asked(String containing) {
    return providers
        .requests("/" + RADIO + "/v1/" + containing)
        .<Map<String, String>>getList("recent")
        .stream()
        .map(r ->
            "%s %s %s"
                .formatted(
                    r.get("method"),
                    r.get("target").replaceFirst("^/" + RADIO + "/v1/", ""),
                    r.get("outcome")))
        .toList();
  }

  /** When requests of that method arrived, in order. */
  public List<Instant> askedAt(String method) {
    return providers.requests(SERVICES).<Map<String, String>>getList("recent").stream()
        .filter(r -> r.get("method").equals(method))
        .map(r -> Instant.parse(r.get("at")))
        .toList();
  }

  /** An answer of the provider, as text. */
  public String answer(String path) {
    return answer(RADIO, path);
  }

  public String answer(String provider, String path) {
    return given()
        .auth()
        .oauth2(Simulator.TOKEN)
        .get(providers.url() + "/" + provider + "/v1/" + path)
        .asString();
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
    providers.know(
        "subscribers",
        Map.of(
            "providerId",
            RADIO,
            "number",
            subscription.number(),
            "credentials",
            subscription.credentials(),
            "expired",
            expired));
  }

  /** The services that the provider has for an activation. */
  public JsonPath services(ActivationId activation) {
    return given()
        .auth()
        .oauth2(Simulator.TOKEN)
        .queryParam("relatedEntity.id", activation.toString())
        .get(providers.url() + SERVICES)
        .jsonPath();
  }

  /** Waits until the provider has ended the service of an activation. */
  public void awaitTerminated(ActivationId activation) {
    Centre.awaiting()
        .untilAsserted(
            () -> assertThat(services(activation).getString("[0].state")).isEqualTo("terminated"));
  }

  /**
   * The users on whose behalf services were requested, one for each request, whatever its outcome.
   */
  public List<String> askedFor() {
    return providers
        .requests(SERVICES)
        .getList("recent.findAll { it.method == 'POST' }.onBehalfOf");
  }

  /** How many requests for services were accepted: answers may still be on their way. */
  public int accepted() {
    return Math.toIntExact(
        providers.asked(SERVICES).stream().filter(asked -> asked.startsWith("POST 20")).count());
  }

  /** How often the provider was asked for anything about services. */
  public int calls() {
    return providers.timesAsked(SERVICES);
  }

  public void misbehave(Map<String, Object> fault) {
    providers.misbehave(fault);
  }

  public void behave() {
    providers.behave();
  }
}
