package io.supportcenter.kit.sample;

import io.supportcenter.kit.dispatch.PeriodicWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Periodic work that counts its rounds, and fails when a test says so. */
@Singleton
public class Rounds extends PeriodicWork {

  public static final Duration PAUSE = Duration.ofMillis(200);

  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean failing;

  Rounds() {
    super("rounds", PAUSE);
  }

  @Override
  protected void round() {
    begun.incrementAndGet();
    if (failing) {
      throw new IllegalStateException("a round that fails");
    }
  }

  public int begun() {
    return begun.get();
  }

  public void fail(boolean fails) {
    failing = fails;
  }

  public void wakeUp() {
    wake();
  }
}
