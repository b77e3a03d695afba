package io.supportcenter.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supportcenter.kit.inbox.IntakeGate.Depths;
import io.supportcenter.kit.outbox.OutboxConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeGateTest {

  private static final int OUTBOX_MAX = 50;
  private static final int PARKED_MAX = 10;

  private record OutboxLimits(long maxDepth, int relayBatch, int maxEventBytes)
      implements OutboxConfig {}

  private record InboxLimits(
      long maxParked,
      long maxBatchBytes,
      Duration schemaWait,
      Duration sealedKeep,
      Duration refusedKeep)
      implements InboxConfig {}

  private static final String FULL = "receipts";
  private static final String OTHER = "assets";

  private final MeterRegistry metrics = new SimpleMeterRegistry();

  /** What the database has, one after another; it is unavailable at the end. */
  private final Deque<Depths> database = new ArrayDeque<>();

  private final IntakeGate gate =
      new IntakeGate(
          this::nextDepths,
          List.of(FULL, OTHER),
          new OutboxLimits(OUTBOX_MAX, 1, 1),
          new InboxLimits(PARKED_MAX, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO),
          metrics);

  @Test
  void shouldBeOpenBelowItsLimits() {
    database.add(depths(OUTBOX_MAX - 1, PARKED_MAX - 1, 3));

    gate.awaitOpen(FULL, () -> false);

    assertThat(gate.waiting()).isEmpty();
  }

  @Test
  void shouldWaitUntilTheOutboxHasRoom() {
    database.addAll(
        List.of(
            depths(OUTBOX_MAX, 0, 0), depths(OUTBOX_MAX + 9, 0, 0), depths(OUTBOX_MAX - 1, 0, 0)));

    gate.awaitOpen(FULL, () -> false);

    assertThat(database).isEmpty();
    assertThat(gate.waiting()).isEmpty();
  }

  @Test
  void shouldWaitUntilAnOperatorHasMadeRoomForParkedRecords() {
    database.addAll(List.of(depths(0, PARKED_MAX, 0), depths(0, PARKED_MAX - 1, 0)));

    gate.awaitOpen(FULL, () -> false);

    assertThat(database).isEmpty();
  }

  @Test
  void shouldHoldBackOnlyTheChannelWhoseParkedRecordsAreAtTheirLimit() {
    database.add(depths(0, PARKED_MAX, 0));

    gate.awaitOpen(OTHER, () -> false);

    assertThat(gate.waiting()).containsOnlyKeys("parked in " + FULL);
  }

  @Test
  void shouldNotWaitWhenTheServiceStops() {
    database.add(depths(OUTBOX_MAX, PARKED_MAX, 0));

    gate.awaitOpen(FULL, () -> true);

    assertThat(gate.waiting())
        .isEqualTo(
            Map.of("outbox", "at its limit of 50", "parked in receipts", "at their limit of 10"));
  }

  @Test
  void shouldNotWaitForAnUnavailableDatabase() {
    gate.awaitOpen(FULL, () -> false);

    assertThat(gate.waiting()).isEmpty();
  }

  @Test
  void shouldStayClosedWhileTheDatabaseIsUnavailable() {
    database.add(depths(OUTBOX_MAX, 0, 0));

    gate.awaitOpen(FULL, () -> database.isEmpty());

    assertThat(gate.waiting()).containsOnlyKeys("outbox");
  }

  @Test
  void shouldSayWhichChannelFailsUntilItSucceeds() {
    gate.failed("receipts", new SQLException("secret", "08006"));
    gate.failed("assets", new IllegalStateException());
    gate.succeeded("assets");

    assertThat(gate.waiting()).containsOnlyKeys("receipts");
    assertThat(gate.waiting().get("receipts")).contains("08006").doesNotContain("secret");
  }

  @Test
  void shouldMeasureWhatWaits() {
    database.add(depths(7, 3, 42));
    gate.look();

    assertThat(gauge("outbox.depth")).isEqualTo(7);
    assertThat(metrics.get("inbox.parked").tag("channel", FULL).gauge().value()).isEqualTo(3);
    assertThat(gauge("outbox.oldest.age.seconds")).isEqualTo(42);
  }

  @Test
  void shouldNotAskTheDatabaseForEachBatch() {
    database.addAll(List.of(depths(1, 0, 0), depths(2, 0, 0)));
    gate.look();
    gate.look();

    assertThat(gauge("outbox.depth")).isEqualTo(1);
  }

  private static Depths depths(long outbox, long parked, long oldestSeconds) {
    return new Depths(outbox, Map.of(FULL, parked), oldestSeconds, 0);
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }

  private Depths nextDepths() {
    if (database.isEmpty()) {
      throw new IllegalStateException(new SQLException("no connection", "08006"));
    }
    return database.poll();
  }
}
