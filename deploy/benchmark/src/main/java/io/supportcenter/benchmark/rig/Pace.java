package io.supportcenter.benchmark.rig;

import java.util.concurrent.locks.LockSupport;

/** An open load: each event is due at a fixed time, and who falls behind is not waited for. */
public final class Pace {

  /** Sends an event. */
  @FunctionalInterface
  public interface Send {

    /**
     * @param number from 0
     * @param dueNanos when it was due, as of {@link System#nanoTime}
     */
    void send(int number, long dueNanos);
  }

  private Pace() {}

  /** Returns when all are sent. */
  public static void steadily(int events, double perSecond, Send send) {
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      long due = start + (long) (i * 1e9 / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      send.send(i, due);
    }
  }
}
