package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Schedule;
import java.time.Duration;
import java.util.Optional;

/**
 * What was last announced to the customer.
 *
 * @param schedule as it was then to be expected
 */
public record Announced(Severity severity, Schedule schedule) {

  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** Small changes back and forth are not announced. */
  boolean isStillTrueOf(Announced now) {
    return severity == now.severity
        && isClose(schedule.start(), now.schedule.start())
        && isClose(schedule.end(), now.schedule.end());
  }

  /** By how much sooner it starts than was announced; empty when it does not. */
  Optional<Duration> sooner(Schedule now) {
    Duration by = Duration.between(now.start().at(), schedule.start().at());
    return Optional.of(by).filter(sooner -> sooner.compareTo(TOLERANCE) > 0);
  }

  private static boolean isClose(ActivityTime a, ActivityTime b) {
    return a.place().equals(b.place())
        && Duration.between(a.at(), b.at()).abs().compareTo(TOLERANCE) <= 0;
  }
}
