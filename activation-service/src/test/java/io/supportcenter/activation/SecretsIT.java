package io.supportcenter.activation;

import static io.supportcenter.kit.testing.Centre.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationCentre;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.kit.testing.SecretSearch;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.kit.testing.Watched;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plants secrets, has everything happen to them, and looks for them everywhere. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
@WithTestResource(Watched.class)
class SecretsIT {

  @Inject ActivationCentre centre;
  @Inject Providers providers;
  @Inject AgroalDataSource dataSource;

  private final String number = "planted-number-" + UUID.randomUUID();
  private final String secret = "planted-secret-" + UUID.randomUUID();
  private final String user = newUser();
  private final Subscription subscription =
      new Subscription(number, Map.of("user", "ada", "pin", secret));

  @AfterEach
  void behave() {
    providers.behave();
  }

  @Test
  void shouldShowSecretsNowhere() {
    try (SecretSearch search = SecretSearch.begin(dataSource, centre.kafka())) {
      providers.introduce();
      providers.add(subscription, false);
      haveThingsHappen();
      search.collect();

      assertThat(search.placesOf(number)).isEmpty();
      assertThat(search.placesOf(secret)).isEmpty();
      assertThat(search.placesOf(Simulator.TOKEN)).isEmpty();
      assertThat(search.placesOf(user))
          .as("the search finds what is there")
          .contains(Topics.ACTIVATIONS, "activation.user_id");
    }
  }

  @Test
  void shouldKeepAnEnvelopeOnlyWhileItMayBeNeeded() throws SQLException {
    providers.introduce();
    providers.add(subscription, false);
    Devices device = Devices.newDevice();
    ActivationId id = centre.requested(user, device, "everywhere", subscription);
    assertThat(envelopes(id)).isOne();

    centre.register(device, user);
    centre.awaitState(id, "ACTIVE");

    assertThat(envelopes(id)).isZero();
  }

  private void haveThingsHappen() {
    ActivationId active = activation("everywhere", subscription);
    centre.awaitState(active, "ACTIVE");
    ActivationId held = activation("everywhere", subscription.with(Map.of("pin", secret)));
    centre.awaitState(held, "HELD");
    ActivationId rejected =
        activation("everywhere", subscription.with(Map.of("user", secret, "pin", "0")));
    centre.awaitState(rejected, "REJECTED");
    providers.misbehave(Map.of("dropAnswers", 1));
    ActivationId lost = activation("everywhere", subscription);
    centre.awaitState(lost, "ACTIVE");
    ActivationId waiting = centre.requested(user, Devices.newDevice(), "everywhere", subscription);
    assertThat(centre.state(waiting)).isEqualTo("REQUESTED");
    assertThat(malformed()).doesNotContain(secret, number);
  }

  /** Bodies that fit nothing, with the secret where none belongs. */
  private String malformed() {
    String wrongField = "{\"assetId\":\"a\",\"%s\":\"%s\"}".formatted(secret, number);
    String wrongType =
        "{\"assetId\":\"a\",\"providerId\":\"p\",\"planId\":\"p\",\"subscription\":\"%s\"}"
            .formatted(number);
    String broken = "{\"subscription\":{\"number\":\"" + number;
    return Stream.of(wrongType, broken)
        .map(body -> centre.request(user, body).asString())
        .reduce("", String::concat)
        .concat(centre.request(user, wrongField).asString().replace(secret, ""));
  }

  private ActivationId activation(String plan, Subscription with) {
    Devices device = Devices.newDevice();
    centre.registerAndAwait(device, user);
    return centre.requested(user, device, plan, with);
  }

  private long envelopes(ActivationId id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return one(
          statement,
          "SELECT count(*) FROM subscription_envelope WHERE activation_id = '%s'".formatted(id));
    }
  }

  private static long one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
