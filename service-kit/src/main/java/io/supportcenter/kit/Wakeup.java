package io.supportcenter.kit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a thread wait for work: many signals before it looks count as one. */
public final class Wakeup {

  private final Semaphore signalled = new Semaphore(0);

  public void signal() {
    if (signalled.availablePermits() == 0) {
      signalled.release();
    }
  }

  /** Returns at a signal, after the time, or when interrupted (the flag stays set). */
  public void await(Duration atMost) {
    try {
      if (signalled.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        signalled.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
