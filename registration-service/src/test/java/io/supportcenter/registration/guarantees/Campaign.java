package io.supportcenter.registration.guarantees;

import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.registration.testing.PartnerProcesses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Two instances under load, with faults: receipts and confirmations come by Kafka, and consent
 * changes by REST move the same registrations.
 */
final class Campaign implements AutoCloseable {

  /** So many inputs may wait: the service sets the pace, not the load. */
  private static final int BEHIND_MAX = 200;

  private static final Duration BETWEEN_STEPS = Duration.ofMillis(50);
  private static final Duration BETWEEN_CONSENTS = Duration.ofMillis(150);

  private final long seed;
  private final Duration duration;
  private final Stage stage;
  private final Instance first;
  private final Instance second;
  private final AtomicBoolean loading = new AtomicBoolean(true);
  private final AtomicInteger firstUser = new AtomicInteger();

  /**
   * @param duration of load and faults, and the time in which the rest is handled
   */
  Campaign(PlatformProcess platform, PartnerProcesses partners, long seed, Duration duration) {
    this.seed = seed;
    this.duration = duration;
    this.stage = new Stage(platform, partners, seed);
    this.first = stage.instance("first");
    this.second = stage.instance("second");
  }

  Report run() throws Exception {
    first.process().start();
    second.process().start();
    stage.open();
    Instant start = Instant.now();
    Faults faults = new Faults(stage, first, second, seed);
    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      try {
        Future<?> tills = writers.submit(this::publish);
        Future<?> people = writers.submit(this::changeConsents);
        faults.until(start.plus(duration.multipliedBy(3).dividedBy(4)), tills);
        loading.set(false);
        tills.get();
        people.get();
      } finally {
        loading.set(false);
      }
    }
    stage.everybodyConsents();
    stage.awaitQuiet();
    List<Judgement> judgements = stage.judge();
    return new Report(
        seed,
        start,
        Duration.between(start, Instant.now()),
        faults.happened(),
        stage.publisher().published(),
        stage.publisher().refused(),
        stage.consumer().seen(),
        judgements);
  }

  private Void publish() throws InterruptedException {
    Inputs inputs = stage.inputs();
    while (loading.get()) {
      if (inputs.firstUser() > firstUser.get()) {
        stage.linkUsers(inputs.firstUser());
        firstUser.set(inputs.firstUser());
      }
      stage.publish(inputs.next());
      LockSupport.parkNanos(BETWEEN_STEPS.toNanos());
      while (loading.get() && stage.database().behind(stage.publisher().published()) > BEHIND_MAX) {
        LockSupport.parkNanos(BETWEEN_STEPS.toNanos());
      }
    }
    return null;
  }

  private void changeConsents() {
    Random people = new Random(seed + 1);
    while (loading.get()) {
      stage.tryConsent(
          firstUser.get() + people.nextInt(Inputs.USERS_AT_ONCE), people.nextBoolean());
      LockSupport.parkNanos(BETWEEN_CONSENTS.toNanos());
    }
  }

  @Override
  public void close() throws Exception {
    stage.close();
  }
}
