package io.supportcenter.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.ServiceStage;
import io.supportcenter.events.ServiceActivated;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged service is killed with SIGKILL at the worst moment: the provider has accepted
 * requests, and the service does not know it yet.
 */
class SigkillIT {

  private static final int EACH = 10;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String USER = "sigkill-user";

  /** All that an activation can be while nothing is known of the provider's answer. */
  private static final String UNANSWERED =
      "state_code IN ('REQUESTED', 'CREDENTIALS_READY', 'SUBMITTING', 'UNKNOWN_OUTCOME')";

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
    assertThat(stage.providers().accepted()).as("asked before repeated").isEqualTo(2 * EACH + 1);
  }

  private static void register(Map<ActivationId, Devices> requests) {
    requests.values().forEach(d -> stage.centre().register(d, USER));
  }

  private static void awaitActive(int activations) {
    await()
        .atMost(LONG)
        .until(() -> stage.count("activation WHERE state_code = 'ACTIVE'") == activations);
  }

  private static void assertActivatedOnce(ActivationId id) {
    assertThat(stage.providers().services(id).getList("id")).hasSize(1);
    await()
        .atMost(LONG)
        .until(
            () -> stage.centre().events(id).stream().anyMatch(ServiceActivated.class::isInstance));
    List<SpecificRecord> events = stage.centre().events(id);
    assertThat(events.getLast()).isInstanceOf(ServiceActivated.class);
    for (int i = 0; i < events.size(); i++) {
      SpecificRecord event = events.get(i);
      assertThat(event.get(event.getSchema().getField("version").pos())).isEqualTo(i + 1L);
    }
    assertThat(events.stream().filter(ServiceActivated.class::isInstance)).hasSize(1);
  }

  /** Before its device is registered, so that all of them start together later. */
  private static void request(String plan, Map<ActivationId, Devices> requests) {
    Devices device = Devices.newDevice();
    Response answer = stage.centre().request(USER, device, plan, stage.providers().newSubscriber());
    answer.then().statusCode(202);
    requests.put(ActivationId.parse(answer.path("id")), device);
  }
}
