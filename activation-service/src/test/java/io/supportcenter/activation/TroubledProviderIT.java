package io.supportcenter.activation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static io.supportcenter.kit.testing.Centre.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationCentre;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that are unavailable, or whose answers are lost. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class TroubledProviderIT {

  @Inject ActivationCentre centre;
  @Inject Providers providers;

  private final String user = newUser();
  private final Devices device = Devices.newDevice();

  /** One activation goes well first, so that the provider's key is known. */
  @BeforeEach
  void knowTheProvider() {
    providers.introduce();
    centre.registerAndAwait(device, user);
    ActivationId id = centre.requested(user, device, "car-radio", providers.newSubscriber());
    centre.awaitState(id, "ACTIVE");
  }

  @AfterEach
  void behave() {
    providers.behave();
  }

  @Test
  void shouldFindOutWhatBecameOfARequestWhoseAnswerWasLost() {
    providers.misbehave(Map.of("dropAnswers", 6));

    ActivationId id = centre.requested(user, device, "everywhere", providers.newSubscriber());

    centre.awaitState(id, "UNKNOWN_OUTCOME");
    centre.awaitState(id, "ACTIVE");
    assertThat(providers.services(id).getList("id")).hasSize(1);
  }

  @Test
  void shouldFollowARequestThatWasAcceptedThoughItsMonitorWasLost() {
    providers.misbehave(Map.of("dropAnswers", 1));

    ActivationId id =
        centre.requested(user, device, "all-access-monitored", providers.newSubscriber());

    centre.awaitState(id, "ACTIVE");
    assertThat(providers.services(id).getList("id")).hasSize(1);
  }

  @Test
  void shouldSendAgainWhatAnUnavailableProviderDidNotTake() {
    int earlier = providers.askedAt("POST").size();
    providers.misbehave(Map.of("failNext", 2, "status", 503, "retryAfter", 3));

    ActivationId id = centre.requested(user, device, "everywhere", providers.newSubscriber());

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

    ActivationId id = centre.requested(user, device, "everywhere", providers.newSubscriber());

    centre.awaitState(id, "ACTIVE");
    assertThat(providers.services(id).getList("id")).hasSize(1);
  }

  @Test
  void shouldWaitForAProviderThatIsDown() {
    providers.misbehave(Map.of("down", true));

    ActivationId id = centre.requested(user, device, "everywhere", providers.newSubscriber());

    awaiting()
        .untilAsserted(() -> assertThat(centre.state(id)).isIn("UNKNOWN_OUTCOME", "SUBMITTING"));
    providers.behave();
    centre.awaitState(id, "ACTIVE");
  }
}
