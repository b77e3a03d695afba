package io.supportcenter.proactive.message.store;

import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.dispatch.PeriodicWork;
import io.supportcenter.kit.outbox.OutboxGrew;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Follows numbered rows of many owners for many listeners with one query per round, however many
 * listeners there are. A round starts when a commit of this instance wakes it, and twice a second
 * to find what other instances commit. An owner's numbers must be drawn under its lock, so that no
 * number appears after a higher one. A {@code @Singleton} subclass reads the rows.
 *
 * @param <T> what a row is
 */
public abstract class RowTail<T> extends PeriodicWork {

  private static final Logger LOG = Logger.getLogger(RowTail.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Set<String> topics;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

  /** Whose rows, and after which number; the index is repeated in what is found. */
  public record Cursor(int index, String owner, long after) {}

  /** A row for the cursor of that index. */
  public record Found<T>(int index, long number, T row) {}

  /**
   * @param topics of the events that are published when there are new rows
   */
  protected RowTail(String name, String... topics) {
    super("tail-" + name, PAUSE);
    this.topics = Set.of(topics);
  }

  void grew(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxGrew event) {
    if (!Collections.disjoint(event.topics(), topics)) {
      wake();
    }
  }

  /** For each cursor a bounded number of rows with higher numbers, in order. */
  protected abstract List<Found<T>> after(List<Cursor> cursors);

  /**
   * Follows one owner's rows.
   *
   * @param listener called in the order of the numbers, once for each row, on one thread; must not
   *     block. It is dropped when it throws
   * @return ends it
   */
  public final Runnable follow(String owner, long after, Consumer<T> listener) {
    Subscription subscription = new Subscription(owner, after, listener);
    subscriptions.add(subscription);
    wake();
    return () -> subscriptions.remove(subscription);
  }

  @Override
  protected final void round() {
    List<Subscription> listening = List.copyOf(subscriptions);
    if (listening.isEmpty()) {
      return;
    }
    List<Found<T>> found =
        after(
            IntStream.range(0, listening.size())
                .mapToObj(i -> new Cursor(i, listening.get(i).owner, listening.get(i).last))
                .toList());
    found.forEach(f -> listening.get(f.index()).take(f));
    if (!found.isEmpty()) {
      wake();
    }
  }

  private final class Subscription {

    private final String owner;
    private final Consumer<T> listener;
    private long last;

    private Subscription(String owner, long after, Consumer<T> listener) {
      this.owner = owner;
      this.last = after;
      this.listener = listener;
    }

    private void take(Found<T> found) {
      last = found.number();
      try {
        listener.accept(found.row());
      } catch (RuntimeException e) {
        LOG.infof("a listener left: %s", Faults.describe(e));
        subscriptions.remove(this);
      }
    }
  }
}
