package io.supportcenter.kit.dispatch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits, of several owners: they are served in turn, one item each, so that an owner's item
 * waits for what others have before it in their turns and not for all that one of them has. When
 * there is no more room, the owner with the most items loses its newest one.
 */
final class FairQueue<T> {

  private final int max;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();

  /** In the order of their turns; none is empty. */
  private final Map<String, Deque<T>> owners = new LinkedHashMap<>();

  private int size;

  FairQueue(int max) {
    this.max = max;
  }

  /**
   * Adds an item.
   *
   * @return the one for which there is no room: this one, or another owner's
   */
  Optional<T> offer(String owner, T item) {
    lock.lock();
    try {
      owners.computeIfAbsent(owner, _ -> new ArrayDeque<>()).addLast(item);
      size++;
      notEmpty.signal();
      return size > max ? Optional.of(newestOfLongest(owner)) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Of those with the most items, the owner of the one that arrived last. */
  private T newestOfLongest(String last) {
    int most = owners.values().stream().mapToInt(Collection::size).max().orElseThrow();
    String owner =
        owners.get(last).size() == most
            ? last
            : owners.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow()
                .getKey();
    Deque<T> items = owners.get(owner);
    T newest = items.removeLast();
    forgetIfEmpty(owner, items);
    size--;
    return newest;
  }

  /**
   * The next items, in turns; waits for the first.
   *
   * @return none when there was none in time
   */
  List<T> take(int most, Duration wait) throws InterruptedException {
    long left = wait.toNanos();
    lock.lockInterruptibly();
    try {
      while (size == 0 && left > 0) {
        left = notEmpty.awaitNanos(left);
      }
      List<T> taken = new ArrayList<>(Math.min(most, size));
      while (taken.size() < most && size > 0) {
        taken.add(next());
      }
      if (size > 0) {
        notEmpty.signal();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private T next() {
    Map.Entry<String, Deque<T>> first = owners.entrySet().iterator().next();
    String owner = first.getKey();
    Deque<T> items = first.getValue();
    owners.remove(owner);
    T item = items.removeFirst();
    size--;
    if (!items.isEmpty()) {
      owners.put(owner, items);
    }
    return item;
  }

  /** Whether it was still waiting. */
  boolean remove(String owner, T item) {
    lock.lock();
    try {
      Deque<T> items = owners.getOrDefault(owner, new ArrayDeque<>());
      if (!items.remove(item)) {
        return false;
      }
      forgetIfEmpty(owner, items);
      size--;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** All that wait; none does afterwards. */
  List<T> drain() {
    lock.lock();
    try {
      List<T> all = owners.values().stream().flatMap(Collection::stream).toList();
      owners.clear();
      size = 0;
      return all;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  private void forgetIfEmpty(String owner, Deque<T> items) {
    if (items.isEmpty()) {
      owners.remove(owner);
    }
  }
}
