package io.supportcenter.registration.guarantees;

import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionTimeoutException;

/** One fault after the other, in an order that follows from the seed. */
final class Faults {

  private static final Duration GIVEN_AWAY_MAX = Duration.ofSeconds(40);
  private static final Duration FROZEN_MAX = Duration.ofSeconds(10);

  private final Stage stage;
  private final Instance first;
  private final Instance second;
  private final Random random;
  private final List<Happened> happened = new ArrayList<>();

  Faults(Stage stage, Instance first, Instance second, long seed) {
    this.stage = stage;
    this.first = first;
    this.second = second;
    this.random = new Random(seed);
  }

  /**
   * A fault that was.
   *
   * @param sought whether it came as far as it was meant to
   */
  record Happened(FaultKind kind, Instant from, Duration took, boolean sought) {}

  /**
   * Each kind once, in rounds, until the time is over; the first round is completed.
   *
   * @param load must not end before
   */
  void until(Instant end, Future<?> load) throws ExecutionException, InterruptedException {
    List<FaultKind> round = new ArrayList<>(Arrays.asList(FaultKind.values()));
    do {
      Collections.shuffle(round, random);
      for (FaultKind kind : round) {
        if (happened.size() < round.size() || Instant.now().isBefore(end)) {
          if (load.isDone()) {
            load.get();
          }
          awaitProgress();
          commit(kind);
        }
      }
    } while (Instant.now().isBefore(end));
    awaitProgress();
  }

  List<Happened> happened() {
    return List.copyOf(happened);
  }

  private void commit(FaultKind kind) {
    Instant from = Instant.now();
    System.out.println(from + " " + kind);
    boolean sought =
        switch (kind) {
          case KILL_FIRST -> kill(first);
          case KILL_SECOND -> kill(second);
          case KILL_BROKER -> {
            stage.platform().killBroker();
            stage.platform().startBroker();
            yield true;
          }
          case KILL_POSTGRES -> {
            stage.platform().killPostgres();
            stage.platform().startPostgres();
            yield true;
          }
          case FREEZE_FIRST -> freeze(first);
          case FREEZE_SECOND -> freeze(second);
          case THIRD_COMES_AND_GOES -> third();
        };
    happened.add(new Happened(kind, from, Duration.between(from, Instant.now()), sought));
  }

  private static boolean kill(Instance instance) {
    instance.process().kill();
    instance.process().launch();
    return true;
  }

  private boolean freeze(Instance instance) {
    ServiceProcess process = instance.process();
    process.awaitReady();
    await(instance.name() + " has partitions")
        .atMost(Stage.LONG)
        .until(() -> stage.partitionsOf(instance.name()) > 0);
    process.suspend();
    try {
      boolean givenAway = comesTrue(GIVEN_AWAY_MAX, () -> stage.isWithOthers(instance));
      List<Published> before = stage.publisher().published();
      return comesTrue(FROZEN_MAX, () -> stage.database().behind(before) == 0) && givenAway;
    } finally {
      process.resume();
    }
  }

  private boolean third() {
    try (Instance third = stage.instance("third")) {
      third.process().start();
      awaitProgress();
      third.process().stop();
    }
    return true;
  }

  /** The next fault comes when work has gone on since the last one. */
  private void awaitProgress() {
    int before = stage.consumer().count();
    await("events after the last fault")
        .atMost(Stage.LONG)
        .until(() -> stage.consumer().count() > before);
  }

  private static boolean comesTrue(Duration max, Callable<Boolean> condition) {
    try {
      await().atMost(max).until(condition);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }
}
