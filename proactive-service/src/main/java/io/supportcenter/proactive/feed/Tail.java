package io.supportcenter.proactive.feed;

import io.supportcenter.kit.Wakeup;
import io.supportcenter.kit.db.Faults;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Follows numbered rows of many owners for many listeners: one query per round, however many they
 * are. Rounds are started by a signal after a commit here, and twice a second for what other
 * instances commit. An owner's numbers are drawn under its lock, so none appears behind a later
 * one.
 *
 * @param <T> what a row is
 */
public final class Tail<T> {

  private static final Logger LOG = Logger.getLogger(Tail.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String name;
  private final Source<T> source;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread;
  private volatile boolean stopping;

  /** Reads rows. */
  @FunctionalInterface
  public interface Source<T> {
    /** For each cursor a bounded number of rows with higher numbers, in order. */
    List<Found<T>> after(List<Cursor> cursors) throws SQLException;
  }

  /** Whose rows, and after which number; the index comes back with what is found. */
  public record Cursor(int index, String owner, long after) {}

  /** A row for the cursor of that index. */
  public record Found<T>(int index, long number, T row) {}

  public Tail(String name, Source<T> source) {
    this.name = name;
    this.source = source;
    this.thread = Thread.ofPlatform().name("tail-" + name).unstarted(this::run);
  }

  /** A listener; its rows come in order, each once, on one thread. Must not block. */
  public final class Subscription implements AutoCloseable {

    private final String owner;
    private final Consumer<T> listener;
    private long last;

    private Subscription(String owner, long after, Consumer<T> listener) {
      this.owner = owner;
      this.last = after;
      this.listener = listener;
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }

    private void take(Found<T> found) {
      last = found.number();
      try {
        listener.accept(found.row());
      } catch (RuntimeException e) {
        LOG.infof("%s: a listener left: %s", name, Faults.describe(e));
        close();
      }
    }
  }

  public void start() {
    thread.start();
  }

  public void stop() throws InterruptedException {
    stopping = true;
    wakeup.signal();
    thread.join(Duration.ofSeconds(2));
  }

  public Subscription follow(String owner, long after, Consumer<T> listener) {
    Subscription subscription = new Subscription(owner, after, listener);
    subscriptions.add(subscription);
    wakeup.signal();
    return subscription;
  }

  /** There may be something new. */
  public void wake() {
    wakeup.signal();
  }

  private void run() {
    while (!stopping) {
      try {
        if (!round()) {
          wakeup.await(PAUSE);
        }
      } catch (SQLException | RuntimeException e) {
        LOG.warnf("%s waits: %s", name, Faults.describe(e));
        wakeup.await(PAUSE);
      }
    }
  }

  /** Returns whether there was anything. */
  private boolean round() throws SQLException {
    List<Subscription> listening = List.copyOf(subscriptions);
    if (listening.isEmpty()) {
      return false;
    }
    List<Cursor> cursors = new ArrayList<>(listening.size());
    for (int i = 0; i < listening.size(); i++) {
      cursors.add(new Cursor(i, listening.get(i).owner, listening.get(i).last));
    }
    List<Found<T>> found = source.after(cursors);
    found.forEach(f -> listening.get(f.index()).take(f));
    return !found.isEmpty();
  }
}
