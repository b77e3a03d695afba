package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.kit.inbox.BatchTransaction.Tally;
import io.supportcenter.schemas.Decoded.PoisonReason;
import java.util.List;

/** Counts of a channel's events, by result. */
final class InboxMetrics {

  private InboxMetrics() {}

  static void add(MeterRegistry metrics, String channel, Tally tally) {
    counter(metrics, channel, "applied").increment(tally.applied());
    counter(metrics, channel, "parked").increment(tally.parked());
    counter(metrics, channel, "dead_letter").increment(tally.deadLetters().size());
    tally.deadLetters().forEach(reason -> deadLetters(metrics, channel, reason).increment());
  }

  /** Counters start at zero: an alert on their increase would miss a first event otherwise. */
  static void create(MeterRegistry metrics, String channel) {
    add(metrics, channel, new Tally(0, 0, List.of()));
    for (PoisonReason reason : PoisonReason.values()) {
      deadLetters(metrics, channel, reason.name());
    }
    deadLetters(metrics, channel, Senders.NOT_ALLOWED);
  }

  private static Counter deadLetters(MeterRegistry metrics, String channel, String reason) {
    return metrics.counter("inbox.dead.letters", "channel", channel, "reason", reason);
  }

  private static Counter counter(MeterRegistry metrics, String channel, String result) {
    return metrics.counter("inbox.events", "channel", channel, "result", result);
  }
}
