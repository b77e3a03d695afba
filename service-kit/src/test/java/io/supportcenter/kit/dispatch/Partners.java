package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.work.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An operation whose partners do what a test tells them. */
@ApplicationScoped
public class Partners implements BackendOperation {

  private final Map<String, Queue<Supplier<CallOutcome>>> script = new ConcurrentHashMap<>();
  private final Queue<String> made = new ConcurrentLinkedQueue<>();
  private final Queue<String> lost = new ConcurrentLinkedQueue<>();
  private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
  private final Map<String, Integer> mostAtOnce = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final Map<String, Instant> patience = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "test";
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(20);
  }

  /** The next attempts at that subject end like this, in order; later ones succeed. */
  @SafeVarargs
  final void answers(String subject, Supplier<CallOutcome>... outcomes) {
    script.put(subject, new ConcurrentLinkedQueue<>(List.of(outcomes)));
  }

  /** CallExecutor at that partner hang until the latch opens. */
  CountDownLatch hold(String partner) {
    return gates.computeIfAbsent(partner, _ -> new CountDownLatch(1));
  }

  List<String> made(String subject) {
    return made.stream().filter(m -> m.endsWith(" " + subject)).toList();
  }

  /** Whether a lost answer was shown. */
  boolean isShownLost(String subject) {
    return lost.contains(subject);
  }

  int mostAtOnce(String partner) {
    return mostAtOnce.getOrDefault(partner, 0);
  }

  /** Attempts at that subject without an answer after that time end its call. */
  void giveUp(String subject, Instant at) {
    patience.put(subject, at);
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return patience.getOrDefault(call.subject(), Instant.MAX);
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    made.add("attempt " + call.subject());
    return answer(call);
  }

  @Override
  public CallOutcome resolve(BackendCall call) {
    made.add("resolve " + call.subject());
    return answer(call);
  }

  private CallOutcome answer(BackendCall call) {
    AtomicInteger now = atOnce.computeIfAbsent(call.partner(), _ -> new AtomicInteger());
    mostAtOnce.merge(call.partner(), now.incrementAndGet(), Math::max);
    try {
      CountDownLatch gate = gates.get(call.partner());
      if (gate != null) {
        gate.await();
      }
      Queue<Supplier<CallOutcome>> next = script.get(call.subject());
      Supplier<CallOutcome> outcome = next == null ? null : next.poll();
      return outcome == null ? CallOutcome.Success.DONE : outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CallOutcome.Unknown("interrupted");
    } finally {
      now.decrementAndGet();
    }
  }

  @Override
  public Effects answersLost(Connection tx, List<BackendCall> calls) {
    calls.forEach(call -> lost.add(call.subject()));
    return Effects.NONE;
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement("INSERT INTO settled (call_id, subject, answer) VALUES (?, ?, ?)")) {
      for (CompletedCall settled : calls) {
        switch (settled.call().request()) {
          case "unstorable" -> throw new IllegalArgumentException("cannot be stored");
          case "no column" -> throw new SQLException("no such column", "42703");
          case "no memory" -> throw new OutOfMemoryError("for one answer");
          default -> {
            // Stored.
          }
        }
        statement.setObject(1, settled.call().id());
        statement.setString(2, settled.call().subject());
        statement.setString(
            3,
            settled.outcome() instanceof CallOutcome.Unanswered unanswered
                ? unanswered.toString()
                : settled.outcome().getClass().getSimpleName());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return Effects.NONE;
  }
}
