package io.supportcenter.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationCentre;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.ServiceStage;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.events.ServiceDeactivated;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged service is killed with SIGKILL: at the worst moment, when the provider has accepted
 * requests and the service does not know it yet, and in every step in which it can be.
 */
class SigkillIT {

  private static final int EACH = 10;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String USER = "sigkill-user";
  private static final String OTHER = "sigkill-other";

  /** All that an activation can be while nothing is known of the provider's answer. */
  private static final String UNANSWERED =
      "state_code IN ('REQUESTED', 'CREDENTIALS_READY', 'SUBMITTING', 'UNKNOWN_OUTCOME')"
          + " AND user_id = '"
          + USER
          + "'";

  private static ServiceStage stage;

  @BeforeAll
  static void start() {
    stage = new ServiceStage("sigkill", Map.of("ACTIVATION_PROVIDERS_ANSWER_TIMEOUT", "PT3S"));
    stage.open();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void shouldHaveEveryServiceOnceWhenKilledBetweenAcceptanceAndItsRecord() throws SQLException {
    int acceptedBefore = stage.providers().accepted();
    Map<ActivationId, Devices> requests = new LinkedHashMap<>();
    request("everywhere", requests);
    register(requests);
    awaitActive(1);
    for (int i = 0; i < EACH; i++) {
      request("everywhere", requests);
      request("all-access-monitored", requests);
    }

    // From now on requests are accepted, but no answer arrives in time.
    stage.providers().misbehave(Map.of("answerDelayMs", 60_000));
    int before = stage.providers().accepted();
    register(requests);
    await().atMost(LONG).until(() -> stage.providers().accepted() > before);
    stage.service().kill();
    assertThat(stage.count("activation WHERE " + UNANSWERED))
        .as("nothing recorded of an answer")
        .isEqualTo(2 * EACH);
    stage.providers().behave();
    stage.service().start();

    awaitActive(2 * EACH + 1);
    assertThat(requests.keySet()).allSatisfy(SigkillIT::assertActivatedOnce);
    assertThat(stage.providers().accepted() - acceptedBefore)
        .as("asked before repeated")
        .isEqualTo(2 * EACH + 1);
  }

  @Test
  void shouldGoOnFromEveryStepInWhichItIsKilled() {
    goOnAfterKills(1);
  }

  @Test
  @Tag("thorough")
  void shouldGoOnFromEveryStepHoweverOftenItIsKilled() {
    goOnAfterKills(5);
  }

  /** One activation in each step, all of them at once. */
  private static void goOnAfterKills(int kills) {
    ActivationCentre centre = stage.centre();
    Providers providers = stage.providers();
    providers.play(Map.of("path", "monitor/.*", "body", Map.of("state", "InProgress")));
    Devices unregistered = Devices.newDevice();
    ActivationId requested =
        centre.requested(OTHER, unregistered, "everywhere", providers.newSubscriber());
    Subscription incomplete = providers.newSubscriber();
    ActivationId validated = inState("VALIDATED", "everywhere", null);
    ActivationId held = inState("HELD", "everywhere", incomplete.with(Map.of("user", "ada")));
    ActivationId awaiting = inState("AWAITING_DEVICE", "garage-radio", providers.newSubscriber());
    ActivationId submitted =
        inState("SUBMITTED", "all-access-monitored", providers.newSubscriber());
    ActivationId cancelling =
        inState("SUBMITTED", "all-access-monitored", providers.newSubscriber());
    centre.command(OTHER, cancelling, "cancellations").then().statusCode(202);
    ActivationId deactivating = inState("ACTIVE", "everywhere", providers.newSubscriber());

    // From now on requests are accepted, but no answer arrives in time.
    providers.misbehave(Map.of("answerDelayMs", 60_000));
    int accepted = providers.accepted();
    long endings = endings();
    ActivationId submitting = onDevice("everywhere", providers.newSubscriber());
    centre.command(OTHER, deactivating, "deactivations").then().statusCode(202);
    await().atMost(LONG).until(() -> providers.accepted() > accepted);
    await().atMost(LONG).until(() -> endings() > endings);
    assertThat(centre.state(cancelling)).isEqualTo("CANCELLING");
    assertThat(centre.state(deactivating)).isEqualTo("DEACTIVATING");
    for (int kill = 0; kill < kills; kill++) {
      stage.service().kill();
      stage.service().start();
    }
    providers.behave();
    centre.register(unregistered, OTHER);
    centre.give(OTHER, validated, providers.newSubscriber()).then().statusCode(200);
    centre.give(OTHER, held, incomplete).then().statusCode(200);
    centre.command(OTHER, awaiting, "signals").then().statusCode(202);

    assertThat(List.of(requested, validated, held, awaiting, submitted, submitting))
        .allSatisfy(SigkillIT::assertActivatedOnce);
    assertThat(List.of(cancelling, deactivating)).allSatisfy(SigkillIT::assertEndedOnce);
  }

  /** How many requests to end a service have arrived. */
  private static long endings() {
    return stage.providers().asked("service/").stream().filter(a -> a.startsWith("PATCH")).count();
  }

  private static ActivationId inState(String state, String plan, Subscription subscription) {
    ActivationId id = onDevice(plan, subscription);
    stage.centre().awaitState(id, state);
    return id;
  }

  private static ActivationId onDevice(String plan, Subscription subscription) {
    Devices device = Devices.newDevice();
    stage.centre().register(device, OTHER);
    return stage.centre().requested(OTHER, device, plan, subscription);
  }

  private static void register(Map<ActivationId, Devices> requests) {
    requests.values().forEach(d -> stage.centre().register(d, USER));
  }

  private static void awaitActive(int activations) {
    await()
        .atMost(LONG)
        .until(() ->
            stage.count("activation WHERE state_code = 'ACTIVE' AND user_id = '" + USER + "'")
                == activations);
  }

  private static void assertActivatedOnce(ActivationId id) {
    List<SpecificRecord> events = assertOnce(id, ServiceActivated.class);
    assertThat(events.getLast()).isInstanceOf(ServiceActivated.class);
  }

  private static void assertEndedOnce(ActivationId id) {
    List<SpecificRecord> events = assertOnce(id, ServiceDeactivated.class);
    assertThat(events.getLast()).isInstanceOf(ServiceDeactivated.class);
    assertThat(stage.providers().services(id).getString("[0].state")).isEqualTo("terminated");
  }

  /** One service at the provider, and one event of that type, with no version left out. */
  private static List<SpecificRecord> assertOnce(
      ActivationId id, Class<? extends SpecificRecord> type) {
    await().atMost(LONG).until(() -> stage.centre().events(id).stream().anyMatch(type::isInstance));
    assertThat(stage.providers().services(id).getList("id")).hasSize(1);
    List<SpecificRecord> events = stage.centre().events(id);
    for (int i = 0; i < events.size(); i++) {
      SpecificRecord event = events.get(i);
      assertThat(event.get(event.getSchema().getField("version").pos())).isEqualTo(i + 1L);
    }
    assertThat(events.stream().filter(type::isInstance)).hasSize(1);
    return events;
  }

  /** Before its device is registered, so that all of them start together later. */
  private static void request(String plan, Map<ActivationId, Devices> requests) {
    Devices device = Devices.newDevice();
    Response answer = stage.centre().request(USER, device, plan, stage.providers().newSubscriber());
    answer.then().statusCode(202);
    requests.put(ActivationId.parse(answer.path("id")), device);
  }
}
