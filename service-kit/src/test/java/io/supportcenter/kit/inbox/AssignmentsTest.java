package io.supportcenter.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.inbox.Assignments.Window;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AssignmentsTest {

  private static final TopicPartition ZERO = new TopicPartition("receipts.v1", 0);
  private static final TopicPartition ONE = new TopicPartition("receipts.v1", 1);
  private static final TopicPartition OTHER = new TopicPartition("assets.v1", 0);

  private static final UUID TOPIC = UUID.randomUUID();

  private final Assignments assignments = new Assignments();

  @Test
  void shouldDropWhatIsPolledBeforeThePositionIsKnown() {
    assignments.assigned(List.of(ZERO));

    assertThat(window(ZERO)).isEqualTo(Window.NONE);
    assertThat(assignments.current(ZERO)).isEmpty();
  }

  @Test
  void shouldHandleFromThePositionOn() {
    assign(ZERO, 7);

    assertThat(assignments.current(ZERO)).contains(at(7));
    assertThat(window(ZERO).contains(6)).isFalse();
    assertThat(window(ZERO).contains(7)).isTrue();
    assertThat(window(ZERO).contains(1_000_000)).isTrue();
  }

  @Test
  void shouldDropWhatWasPolledBeforeASeek() {
    assign(ZERO, 7);
    int before = assignments.epoch(ZERO);
    assignments.positioned(ZERO, at(3));

    assertThat(assignments.window(ZERO, before)).isEqualTo(Window.NONE);
    assertThat(window(ZERO).contains(3)).isTrue();
  }

  @Test
  void shouldDropWhatWasPolledBeforeThePartitionCameBack() {
    assign(ZERO, 7);
    int before = assignments.epoch(ZERO);
    assignments.gone(List.of(ZERO));
    assign(ZERO, 7);

    assertThat(assignments.window(ZERO, before)).isEqualTo(Window.NONE);
    assertThat(window(ZERO).contains(7)).isTrue();
  }

  @Test
  void shouldHaveAnEpochOfItsOwnForEachPartition() {
    assign(ZERO, 0);
    assign(ONE, 0);

    assertThat(assignments.epoch(ZERO)).isNotEqualTo(assignments.epoch(ONE));
  }

  @Test
  void shouldAdvance() {
    assign(ZERO, 7);
    assignments.advance(ZERO, assignments.epoch(ZERO), at(9));

    assertThat(assignments.current(ZERO)).contains(at(9));
    assertThat(window(ZERO).contains(8)).isFalse();
  }

  @Test
  void shouldNotAdvanceByABatchOfAnEarlierEpoch() {
    assign(ZERO, 7);
    int before = assignments.epoch(ZERO);
    assignments.positioned(ZERO, at(3));
    assignments.advance(ZERO, before, at(9));

    assertThat(assignments.current(ZERO)).contains(at(3));
  }

  @Test
  void shouldHandleNothingOfAPartitionThatIsGone() {
    assign(ZERO, 7);
    int before = assignments.epoch(ZERO);
    assignments.gone(List.of(ZERO));

    assertThat(assignments.window(ZERO, before)).isEqualTo(Window.NONE);
    assertThat(assignments.epoch(ZERO)).isEqualTo(-1);
    assertThat(assignments.current(ZERO)).isEmpty();
  }

  @Test
  void shouldNotBringBackAPartitionThatIsGone() {
    assign(ZERO, 7);
    assignments.gone(List.of(ZERO));

    assertThat(assignments.positioned(ZERO, at(8))).isFalse();
    assignments.advance(ZERO, 1, at(8));
    assignments.blockFrom(ZERO, 8);
    assertThat(assignments.of("receipts.v1")).isEmpty();
    assertThat(assignments.blocked()).isZero();
  }

  @Test
  void shouldHandleWhatIsBeforeABlockedOffsetOnly() {
    assign(ZERO, 7);
    assignments.blockFrom(ZERO, 9);
    assignments.advance(ZERO, assignments.epoch(ZERO), at(8));

    assertThat(window(ZERO).contains(8)).isTrue();
    assertThat(window(ZERO).contains(9)).isFalse();
    assertThat(window(ZERO).contains(10)).isFalse();
    assertThat(assignments.blocked()).isEqualTo(1);
  }

  @Test
  void shouldOpenABlockedPartitionWhenItIsAssignedAgain() {
    assign(ZERO, 7);
    assignments.blockFrom(ZERO, 9);
    assign(ZERO, 9);

    assertThat(window(ZERO).contains(9)).isTrue();
    assertThat(assignments.blocked()).isZero();
  }

  @Test
  void shouldKnowThePartitionsOfATopic() {
    assignments.assigned(List.of(ZERO, ONE, OTHER));
    assignments.gone(List.of(ONE));

    assertThat(assignments.of("receipts.v1")).containsExactly(ZERO);
    assertThat(assignments.of("assets.v1")).containsExactly(OTHER);
    assertThat(assignments.of("users.v1")).isEmpty();
  }

  private static Position at(long next) {
    return new Position(TOPIC, next);
  }

  private void assign(TopicPartition partition, long position) {
    assignments.assigned(List.of(partition));
    assignments.positioned(partition, at(position));
  }

  private Window window(TopicPartition partition) {
    return assignments.window(partition, assignments.epoch(partition));
  }
}
