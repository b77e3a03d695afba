package io.supportcenter.local.partners.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the partners were asked since the start, or since it was last cleared. Bounded. */
final class RequestLog {

  private static final int RECENT_MAX = 10_000;
  private static final int PATHS_MAX = 200_000;
  private static final String OTHER_PATHS = "(other paths)";

  /**
   * @param target path and query as sent
   * @param outcome the status, or "dropped" or "down"
   */
  record Entry(
      Instant at,
      String method,
      String target,
      String outcome,
      String onBehalfOf,
      String traceparent) {

    String path() {
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }
  }

  record Summary(long total, Map<String, Long> byPath, List<Entry> recent) {}

  private final Deque<Entry> recent = new ArrayDeque<>();
  private final Map<String, Long> byPath = new HashMap<>();

  synchronized void add(Entry entry) {
    if (recent.size() == RECENT_MAX) {
      recent.removeFirst();
    }
    recent.addLast(entry);
    boolean fits = byPath.size() < PATHS_MAX || byPath.containsKey(entry.path());
    byPath.merge(fits ? entry.path() : OTHER_PATHS, 1L, Long::sum);
  }

  /**
   * The requests whose target contains {@code text}; {@code total} and {@code byPath} count those
   * whose path does.
   */
  synchronized Summary summary(String text) {
    var paths = new TreeMap<>(byPath);
    paths.keySet().removeIf(path -> !path.contains(text));
    var entries = new ArrayList<>(recent);
    entries.removeIf(entry -> !entry.target().contains(text));
    long total = paths.values().stream().mapToLong(Long::longValue).sum();
    return new Summary(total, paths, entries);
  }

  synchronized void clear() {
    recent.clear();
    byPath.clear();
  }
}
