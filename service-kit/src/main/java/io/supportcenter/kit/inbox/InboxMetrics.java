package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.kit.inbox.BatchTransaction.Tally;

/** Counts of a channel's events, by result. */
final class InboxMetrics {

  private InboxMetrics() {}

  static void add(MeterRegistry metrics, String channel, Tally tally) {
    counter(metrics, channel, "applied").increment(tally.applied());
    counter(metrics, channel, "parked").increment(tally.parked());
    counter(metrics, channel, "dead_letter").increment(tally.deadLettered());
  }

  private static Counter counter(MeterRegistry metrics, String channel, String result) {
    return metrics.counter("inbox.events", "channel", channel, "result", result);
  }
}
