package io.supportcenter.kit.inbox;

import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.testing.FutureEvent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A partition that waits for a newer build, and what gets it going. */
@QuarkusTest
@WithTestResource(value = KitParts.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class HeldPartitionIT {

  private static final Duration LONG = Duration.ofSeconds(40);
  private static final String HELD =
      "SELECT next_offset FROM inbox_position WHERE topic = 'kit-numbers.v1' AND partition = 0";

  @Inject NumbersProbe numbers;
  @Inject Admin admin;

  @ConfigProperty(name = "support-center.registry.url")
  String registry;

  private final String held = UUID.randomUUID().toString();
  private final String other = UUID.randomUUID().toString();

  @Test
  void shouldHoldAPartitionAtAnUnknownTypeUntilItsTopicIsCreatedAgain() throws Exception {
    publish(0, held, number(held, 1));
    publish(0, held, FutureEvent.register(registry));
    publish(0, held, number(held, 2));
    publish(1, other, number(other, 5));

    await().atMost(LONG).until(() -> numbers.stored(other) == 5);
    await()
        .atMost(LONG)
        .until(
            () -> management("/q/health/group/intake").asString().contains("unknown event types"));
    publish(1, other, number(other, 6));
    await().atMost(LONG).until(() -> numbers.stored(other) == 11);
    assertThat(numbers.stored(held)).as("only what stands before it").isEqualTo(1);
    assertThat(numbers.count(HELD)).as("it comes again").isEqualTo(1);
    assertThat(numbers.parked(held)).isEmpty();
    assertThat(numbers.kafka().read("kit-test.dead-letters", held)).isEmpty();

    createAgain();
    publish(0, held, number(held, 30));
    publish(1, other, number(other, 40));

    await().atMost(LONG).until(() -> numbers.stored(held) == 31);
    await().atMost(LONG).until(() -> numbers.stored(other) == 51);
    await().atMost(LONG).until(() -> management("/q/health/group/intake").statusCode() == 200);
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(numbers.totals(held)).containsExactly(1L, 31L));
  }

  /** Under a running consumer, which is at offset 1 and 2 of the old one. */
  private void createAgain() throws Exception {
    admin.deleteTopics(Set.of(NumbersProbe.NUMBERS)).all().get();
    await()
        .atMost(LONG)
        .until(() -> !admin.listTopics().names().get().contains(NumbersProbe.NUMBERS));
    admin.createTopics(List.of(new NewTopic(NumbersProbe.NUMBERS, 2, (short) 1))).all().get();
  }

  private byte[] number(String key, long n) {
    return numbers.kafka().codec().encode(NumbersProbe.NUMBERS, NumbersProbe.number(key, n));
  }

  private void publish(int partition, String key, byte[] value) {
    numbers
        .kafka()
        .publish(
            new ProducerRecord<>(
                NumbersProbe.NUMBERS, partition, key.getBytes(StandardCharsets.UTF_8), value));
  }
}
