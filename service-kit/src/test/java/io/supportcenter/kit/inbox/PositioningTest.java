package io.supportcenter.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.inbox.Positioning.KafkaView;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositioningTest {

  private static final TopicPartition PARTITION = new TopicPartition("receipts.v1", 0);
  private static final UUID TOPIC = UUID.randomUUID();
  private static final UUID CREATED_AGAIN = UUID.randomUUID();
  private static final long BEGINNING = 100;
  private static final long END = 200;

  @Test
  void shouldBeginANewPartitionAtItsBeginning() {
    assertThat(view(TOPIC, null).first()).isEqualTo(new Position(TOPIC, BEGINNING));
    assertThat(view(TOPIC, ours(150)).first()).isEqualTo(new Position(TOPIC, BEGINNING));
  }

  @Test
  void shouldBeginANewPartitionWhereAnOperatorSetTheGroup() {
    assertThat(view(TOPIC, operators(150)).first()).isEqualTo(new Position(TOPIC, 150));
  }

  @Test
  void shouldContinueAtTheDatabasesPosition() {
    Position stored = new Position(TOPIC, 170);

    assertThat(decide(stored, view(TOPIC, null))).isEqualTo(stored);
    assertThat(decide(stored, view(TOPIC, ours(120)))).isEqualTo(stored);
  }

  /** A restored backup of Kafka may end before it; those records are waited for. */
  @Test
  void shouldKeepAPositionBehindTheEnd() {
    Position stored = new Position(TOPIC, 250);

    assertThat(decide(stored, view(TOPIC, ours(250)))).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "0, 100", "999, 200"})
  void shouldFollowAnOperatorWithinWhatThereIs(long reset, long next) {
    assertThat(decide(new Position(TOPIC, 170), view(TOPIC, operators(reset))))
        .isEqualTo(new Position(TOPIC, next));
  }

  @Test
  void shouldSkipWhatRetentionDeleted() {
    assertThat(decide(new Position(TOPIC, 99), view(TOPIC, ours(99))))
        .isEqualTo(new Position(TOPIC, BEGINNING));
  }

  @Test
  void shouldBeginATopicThatWasCreatedAgain() {
    Position stored = new Position(TOPIC, 170);

    assertThat(decide(stored, view(CREATED_AGAIN, ours(170))))
        .isEqualTo(new Position(CREATED_AGAIN, BEGINNING));
    assertThat(decide(stored, view(CREATED_AGAIN, operators(150))))
        .as("the reset was made for the topic before")
        .isEqualTo(new Position(CREATED_AGAIN, BEGINNING));
  }

  private static Position decide(Position stored, KafkaView view) {
    return Positioning.decide(PARTITION, stored, view);
  }

  private static KafkaView view(UUID topic, OffsetAndMetadata committed) {
    return new KafkaView(topic, BEGINNING, END, committed);
  }

  private static OffsetAndMetadata ours(long offset) {
    return new OffsetAndMetadata(offset, Positioning.MARKER);
  }

  /** As Kafka's own tool commits. */
  private static OffsetAndMetadata operators(long offset) {
    return new OffsetAndMetadata(offset, "");
  }
}
