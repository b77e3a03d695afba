package io.supportcenter.activation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.ActivationScenario;
import io.supportcenter.events.ActivationFailed;
import io.supportcenter.events.ActivationReason;
import io.supportcenter.events.DeactivationProblem;
import io.supportcenter.events.DeactivationStalled;
import io.supportcenter.events.ServiceDeactivated;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that are unavailable, or whose answers are lost. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class TroubledProviderIT extends ActivationScenario {

  private static final String TIME_IS_OVER =
      """
      UPDATE backend_call SET due_at = now(),
        request = jsonb_set(request::jsonb, ?::text[], '"2026-01-01T00:00:00Z"', false)::text
      WHERE due_at > now() AND subject = ? AND operation = ?
      """;

  @Inject Transactions transactions;

  /** One activation goes well first, so that the provider's key is known. */
  @BeforeEach
  void register() {
    centre.registerAndAwait(device, user);
    ActivationId id = requested("car-radio");
    centre.awaitState(id, "ACTIVE");
  }

  @Test
  void shouldFindOutWhatBecameOfARequestWhoseAnswerWasLost() {
    providers.misbehave(Map.of("dropAnswers", 6));

    ActivationId id = requested("everywhere");

    centre.awaitState(id, "UNKNOWN_OUTCOME");
    centre.awaitState(id, "ACTIVE");
    assertThat(providers.services(id).getList("id")).hasSize(1);
  }

  @Test
  void shouldFollowARequestThatWasAcceptedThoughItsMonitorWasLost() {
    providers.misbehave(Map.of("dropAnswers", 1));

    ActivationId id = requested("all-access-monitored");

    centre.awaitState(id, "ACTIVE");
    assertThat(providers.services(id).getList("id")).hasSize(1);
  }

  @Test
  void shouldSendAgainWhatAnUnavailableProviderDidNotTake() {
    int earlier = providers.askedAt("POST").size();
    // What earlier tests have left behind may still look or end something meanwhile.
    providers.misbehave(Map.of("failNext", 2, "status", 503, "retryAfter", 3, "method", "POST"));

    ActivationId id = requested("everywhere");

    centre.awaitState(id, "ACTIVE");
    List<Instant> sent = providers.askedAt("POST");
    assertThat(sent).hasSize(earlier + 3);
    assertThat(Duration.between(sent.get(earlier), sent.get(earlier + 1)))
        .as("Retry-After")
        .isGreaterThan(Duration.ofMillis(2900));
    assertThat(providers.services(id).getList("id")).hasSize(1);
  }

  @Test
  void shouldAskAfterAnErrorThatSaysNothing() {
    providers.misbehave(Map.of("failNext", 1, "status", 500));

    ActivationId id = requested("everywhere");

    centre.awaitState(id, "ACTIVE");
    assertThat(providers.services(id).getList("id")).hasSize(1);
  }

  @Test
  void shouldWaitForAProviderThatIsDown() {
    providers.misbehave(Map.of("down", true));

    ActivationId id = requested("everywhere");

    awaiting()
        .untilAsserted(() -> assertThat(centre.state(id)).isIn("UNKNOWN_OUTCOME", "SUBMITTING"));
    providers.behave();
    centre.awaitState(id, "ACTIVE");
  }

  @Test
  void shouldGiveUpAProviderThatDoesNotAnswer() {
    providers.misbehave(Map.of("down", true));
    ActivationId id = requested("everywhere");
    centre.awaitState(id, "UNKNOWN_OUTCOME");

    timeIsOver(id, FollowUpCalls.SUBMIT, "{giveUpAt}");

    assertThat(centre.awaitEvent(id, ActivationFailed.class).getReason())
        .isEqualTo(ActivationReason.PROVIDER_TIMEOUT);
    providers.behave();
    ActivationId again = requested("everywhere");
    centre.awaitState(again, "ACTIVE");
    assertThat(providers.services(id).getList("id")).isEmpty();
  }

  @Test
  void shouldReportAProviderThatDoesNotAnswerWhenAServiceIsToEnd() {
    ActivationId id = active();
    providers.misbehave(Map.of("down", true));
    centre.command(user, id, "deactivations").then().statusCode(202);

    timeIsOver(id, FollowUpCalls.END, "{round,until}");

    DeactivationStalled stalled = centre.awaitEvent(id, DeactivationStalled.class);
    assertThat(stalled.getReason()).isEqualTo(DeactivationProblem.PROVIDER_TIMEOUT);
    assertThat(stalled.getGivenUp()).isTrue();
    assertThat(centre.state(id)).isEqualTo("DEACTIVATING");
    providers.behave();
    centre.command(user, id, "deactivations").then().statusCode(202);
    centre.awaitEvent(id, ServiceDeactivated.class);
    providers.awaitTerminated(id);
  }

  /** As if the call of the activation had lasted for as long as a provider is asked. */
  private void timeIsOver(ActivationId id, String operation, String limit) {
    awaiting()
        .until(() ->
            transactions.inNew(tx -> Sql.update(tx, TIME_IS_OVER, limit, id.toString(), operation))
                == 1);
  }
}
