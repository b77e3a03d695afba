package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/**
 * Counts why events from outside are refused: well-formed, and wrong in what they say. Once each,
 * when the transaction that refuses them has committed.
 */
@ApplicationScoped
public class Refusals {

  private final Event<Refused> refused;
  private final MeterRegistry metrics;

  Refusals(Event<Refused> refused, MeterRegistry metrics) {
    this.refused = refused;
    this.metrics = metrics;
  }

  /** One reason why an event of that channel is refused. */
  record Refused(String channel, Enum<?> reason) {}

  /** All reasons that there are: their counters begin at zero. */
  public void declare(String channel, Enum<?>... reasons) {
    for (Enum<?> reason : reasons) {
      counter(channel, reason);
    }
  }

  /** In the transaction that refuses the event. */
  public void add(String channel, Enum<?> reason) {
    refused.fire(new Refused(channel, reason));
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Refused one) {
    counter(one.channel(), one.reason()).increment();
  }

  private Counter counter(String channel, Enum<?> reason) {
    return metrics.counter("inbox.refused", "channel", channel, "reason", reason.name());
  }
}
