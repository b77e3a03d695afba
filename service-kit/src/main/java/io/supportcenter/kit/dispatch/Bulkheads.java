package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.calls.CallStore.Claimed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Each partner's share of a process: so many attempts at once, and as many calls again that are
 * claimed and wait for their turn, so that the next attempt follows at once.
 */
final class Bulkheads {

  private final int atOnce;
  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
  private final Map<String, Held> held = new HashMap<>();

  /**
   * @param atOnce attempts of one partner
   */
  Bulkheads(int atOnce) {
    this.atOnce = atOnce;
  }

  /**
   * Of one partner.
   *
   * @param calls claimed, under way or waiting
   * @param more whether the last claim took all it might: there may be more due
   */
  private record Held(int calls, boolean more) {}

  /** How many calls of one partner may be held. */
  int most() {
    return 2 * atOnce;
  }

  /** Calls under way or waiting, by partner; none of a partner that has none. */
  synchronized Map<String, Integer> held() {
    return held.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, h -> h.getValue().calls()));
  }

  /**
   * Takes note of a claim.
   *
   * @param before what was held when it was made
   */
  synchronized void add(List<Claimed> claimed, Map<String, Integer> before) {
    claimed.stream()
        .collect(Collectors.groupingBy(c -> c.call().partner(), Collectors.counting()))
        .forEach((partner, count) -> {
          boolean more = before.getOrDefault(partner, 0) + count >= most();
          Held now = held.getOrDefault(partner, new Held(0, false));
          held.put(partner, new Held(now.calls() + count.intValue(), more));
        });
  }

  /**
   * Takes note of a call's end.
   *
   * @return whether to claim: more are due, and there is room for half of those that wait
   */
  synchronized boolean end(String partner) {
    Held now = held.get(partner);
    Held left = new Held(now.calls() - 1, now.more());
    if (left.calls() == 0) {
      held.remove(partner);
    } else {
      held.put(partner, left);
    }
    return left.more() && left.calls() <= atOnce + atOnce / 2;
  }

  /** To acquire for an attempt, in the order of requests. */
  Semaphore turn(String partner) {
    return turns.computeIfAbsent(partner, _ -> new Semaphore(atOnce, true));
  }
}
