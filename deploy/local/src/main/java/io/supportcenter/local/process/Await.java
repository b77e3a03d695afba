package io.supportcenter.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Bounded waiting for a condition. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {}

  /** Whether the probe said yes before the time was up. */
  public static boolean until(Probe probe, Duration max) throws InterruptedException {
    return until(probe, max, () -> false);
  }

  /** Likewise, and gives up early when waiting has become pointless. */
  public static boolean until(Probe probe, Duration max, BooleanSupplier pointless)
      throws InterruptedException {
    long deadline = System.nanoTime() + max.toNanos();
    while (!probe.ready()) {
      if (pointless.getAsBoolean() || System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }
}
