package io.supportcenter.kit.dispatch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Wakeup;
import io.supportcenter.kit.db.Faults;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Work that a service looks for again and again, on a thread of its own: when it is woken, and
 * after a pause at the latest. Every instance of the service does so. A {@code @Singleton} subclass
 * for each kind.
 */
public abstract class PeriodicWork {

  private static final Logger LOG = Logger.getLogger(PeriodicWork.class);
  private static final Duration STOP_MAX = Duration.ofSeconds(3);

  private final Duration pauseMax;
  private final Thread thread;
  private final Wakeup wakeup = new Wakeup();
  private volatile boolean stopping;

  /**
   * @param name of its thread, and in the log
   * @param pauseMax between two rounds
   */
  protected PeriodicWork(String name, Duration pauseMax) {
    this.pauseMax = pauseMax;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::runUntilStopped);
  }

  /** One round; a fault is logged, and the next round follows after the pause. */
  protected abstract void round();

  /** The next round begins at once, or follows the present one. */
  protected final void wake() {
    wakeup.signal();
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    wakeup.signal();
    thread.join(STOP_MAX);
  }

  private void runUntilStopped() {
    while (!stopping) {
      try {
        round();
      } catch (Throwable fault) {
        // An Error as well: without this thread the work is never done again.
        LOG.warnf("%s is delayed: %s", thread.getName(), Faults.describe(fault));
      }
      wakeup.await(pauseMax);
    }
  }
}
