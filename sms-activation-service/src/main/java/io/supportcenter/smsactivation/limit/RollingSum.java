package io.supportcenter.smsactivation.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was counted within the time that ends now. That time moves on in {@value #STEPS} steps: what
 * was counted in one is forgotten when all of the step is out of it, so nothing is forgotten too
 * early.
 *
 * @param steps oldest first
 */
public record RollingSum(List<Step> steps) {

  public static final RollingSum NONE = new RollingSum(List.of());

  private static final int STEPS = 24;

  /**
   * A part of the time.
   *
   * @param from seconds of the epoch
   */
  public record Step(long from, long amount, long count) {}

  /** What was counted in all. */
  public record Total(long amount, long count) {}

  public RollingSum {
    steps = List.copyOf(steps);
  }

  /**
   * @param window how long something counts
   */
  public Total within(Duration window, Instant now) {
    long amount = 0;
    long count = 0;
    for (Step step : steps) {
      if (counts(step, window, now)) {
        amount += step.amount();
        count += step.count();
      }
    }
    return new Total(amount, count);
  }

  /** After one more of that amount. */
  public RollingSum plus(Duration window, Instant now, long amount) {
    List<Step> after =
        steps.stream()
            .filter(step -> counts(step, window, now))
            .collect(Collectors.toCollection(ArrayList::new));
    long from = now.getEpochSecond() / stepSeconds(window) * stepSeconds(window);
    if (after.isEmpty() || after.getLast().from() < from) {
      after.add(new Step(from, amount, 1));
    } else {
      Step last = after.removeLast();
      after.add(new Step(last.from(), Math.addExact(last.amount(), amount), last.count() + 1));
    }
    return new RollingSum(after);
  }

  private static boolean counts(Step step, Duration window, Instant now) {
    return step.from() + stepSeconds(window) > now.getEpochSecond() - window.toSeconds();
  }

  private static long stepSeconds(Duration window) {
    return Math.max(1, window.toSeconds() / STEPS);
  }

  /** As it is stored. */
  public String text() {
    return steps.stream()
        .map(step -> step.from() + ":" + step.amount() + ":" + step.count())
        .collect(Collectors.joining(" "));
  }

  public static RollingSum read(String text) {
    return text.isEmpty()
        ? NONE
        : new RollingSum(Arrays.stream(text.split(" ")).map(RollingSum::step).toList());
  }

  private static Step step(String text) {
    String[] parts = text.split(":");
    return new Step(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
