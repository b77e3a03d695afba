package io.supportcenter.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supportcenter.kit.inbox.PositionStore.Settled;
import io.supportcenter.kit.inbox.Positioning.KafkaView;
import io.supportcenter.kit.inbox.Positioning.Skip;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositioningTest {

  private static final TopicPartition PARTITION = new TopicPartition("receipts.v1", 0);
  private static final UUID TOPIC = UUID.randomUUID();
  private static final long BEGINNING = 100;
  private static final long END = 200;

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Positioning positioning = new Positioning(null, metrics);

  @Test
  void shouldBeginANewPartitionAtItsBeginning() {
    assertThat(view(null).first()).isEqualTo(at(BEGINNING));
    assertThat(view(ours(150)).first()).isEqualTo(at(BEGINNING));
  }

  @Test
  void shouldBeginANewPartitionWhereAnOperatorSetTheGroup() {
    assertThat(view(operators(150)).first()).isEqualTo(following(150, 150));
  }

  @Test
  void shouldContinueAtTheDatabasesPosition() {
    assertThat(decide(at(170), view(null))).isEqualTo(at(170));
    assertThat(decide(at(170), view(ours(120)))).isEqualTo(at(170));
    assertThat(decide(at(END), view(ours(120)))).isEqualTo(at(END));
    assertThat(skips(Skip.LOG_CUT) + skips(Skip.DELETED_BY_RETENTION)).isZero();
  }

  @Test
  void shouldContinueAtTheEndOfALogThatWasCut() {
    assertThat(decide(at(250), view(ours(250)))).isEqualTo(at(END));
    assertThat(skips(Skip.LOG_CUT)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "0, 100", "999, 200"})
  void shouldFollowAnOperatorWithinWhatThereIs(long reset, long next) {
    assertThat(decide(at(170), view(operators(reset)))).isEqualTo(following(next, reset));
  }

  @Test
  void shouldFollowAnOperatorsResetOnce() {
    Settled handledMore = following(180, 120);

    assertThat(decide(handledMore, view(operators(120)))).isEqualTo(handledMore);
    assertThat(decide(handledMore, view(operators(130)))).isEqualTo(following(130, 130));
    assertThat(decide(handledMore, view(ours(180))))
        .as("the group's offset is ours again")
        .isEqualTo(at(180));
  }

  @Test
  void shouldSkipWhatRetentionDeleted() {
    assertThat(decide(at(99), view(ours(99)))).isEqualTo(at(BEGINNING));
    assertThat(skips(Skip.DELETED_BY_RETENTION)).isEqualTo(1);
  }

  private Settled decide(Settled stored, KafkaView view) {
    return positioning.decide("receipts", PARTITION, stored, view);
  }

  private double skips(Skip reason) {
    return positioning.skips("receipts", reason).count();
  }

  private static Settled at(long next) {
    return new Settled(new Position(TOPIC, next), Optional.empty());
  }

  private static Settled following(long next, long reset) {
    return new Settled(new Position(TOPIC, next), Optional.of(reset));
  }

  private static KafkaView view(OffsetAndMetadata committed) {
    return new KafkaView(TOPIC, BEGINNING, END, committed);
  }

  private static OffsetAndMetadata ours(long offset) {
    return new OffsetAndMetadata(offset, Positioning.MARKER);
  }

  /** As Kafka's own tool commits. */
  private static OffsetAndMetadata operators(long offset) {
    return new OffsetAndMetadata(offset, "");
  }
}
