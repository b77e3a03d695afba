package io.supportcenter.benchmark.rig;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** An open load: each event is due at a fixed time, and who falls behind is not waited for. */
public final class Pace {

  private Pace() {}

  /**
   * Returns when all are sent.
   *
   * @param send given when the event was due, in nanoseconds as of {@link System#nanoTime}
   */
  public static void steadily(int events, double perSecond, LongConsumer send) {
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      long due = start + (long) (i * 1e9 / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      send.accept(due);
    }
  }
}
