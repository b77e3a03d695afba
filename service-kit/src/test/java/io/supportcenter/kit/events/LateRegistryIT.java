package io.supportcenter.kit.events;

import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.LateRegistry;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.RegistryUnavailable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The registry does not answer while a service starts, and does so later. */
@QuarkusTest
@WithTestResource(LateRegistry.class)
class LateRegistryIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject UnitOfWork unitOfWork;
  @Inject NumbersProbe numbers;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final String key = UUID.randomUUID().toString();

  @Test
  void shouldStartWithoutTheRegistryAndWaitForItOutsideOfTransactions() {
    Effects event =
        Effects.of(List.of(OutboundEvent.of(Numbers.TOTALS, key, NumbersProbe.number(key, 1))));
    assertThat(schemas()).isEqualTo("waiting for the registry");
    assertThat(management("/q/health/ready").statusCode()).isEqualTo(200);
    publishNumber(5);

    long begun = System.nanoTime();
    assertThatThrownBy(() -> unitOfWork.inNew(_ -> event))
        .isInstanceOf(RegistryUnavailable.class)
        .hasMessageContaining("UserState");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("less than any time limit of a look-up")
        .isLessThan(Duration.ofSeconds(5));
    assertThat(numbers.stored(key)).isZero();

    LateRegistry.open();
    await().atMost(LONG).until(() -> schemas().equals("registered"));
    await().atMost(LONG).until(() -> numbers.totals(key).equals(List.of(5L)));
    unitOfWork.inNew(_ -> event);
    await().atMost(LONG).until(() -> numbers.totals(key).equals(List.of(5L, 1L)));
    await().atMost(LONG).until(() -> management("/q/health/group/intake").statusCode() == 200);
  }

  /** By a partner, who reaches the registry. */
  private void publishNumber(long n) {
    try (EventCodec codec = EventCodec.connect(LateRegistry.behind());
        KafkaProbe partner = new KafkaProbe(bootstrap, codec)) {
      partner.publish(NumbersProbe.NUMBERS, key, NumbersProbe.number(key, n));
    }
  }

  private static String schemas() {
    return management("/q/health/group/intake").path("checks[0].data.schemas");
  }
}
