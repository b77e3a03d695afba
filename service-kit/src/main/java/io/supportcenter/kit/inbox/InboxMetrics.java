package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.kit.inbox.BatchTransaction.Tally;

/** Counts of a channel's events, by result. */
record InboxMetrics(Counter applied, Counter parked, Counter deadLettered) {

  /** The same counters each time. */
  static InboxMetrics of(MeterRegistry metrics, String channel) {
    return new InboxMetrics(
        counter(metrics, channel, "applied"),
        counter(metrics, channel, "parked"),
        counter(metrics, channel, "dead_letter"));
  }

  private static Counter counter(MeterRegistry metrics, String channel, String result) {
    return metrics.counter("inbox.events", "channel", channel, "result", result);
  }

  void add(Tally tally) {
    applied.increment(tally.applied());
    parked.increment(tally.parked());
    deadLettered.increment(tally.deadLettered());
  }
}
