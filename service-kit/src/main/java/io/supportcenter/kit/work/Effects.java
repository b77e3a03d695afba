package io.supportcenter.kit.work;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import java.util.List;
import java.util.Map;

/**
 * What leaves the service because of a change: events to publish, in order, and calls to partners.
 * Returned by the code that changes state and written by the kit in the same transaction, the
 * events last, while the aggregates' locks are held.
 */
public record Effects(List<OutboundEvent> events, List<BackendCall> calls) {

  public static final Effects NONE = new Effects(List.of(), List.of());

  public Effects {
    events = List.copyOf(events);
    calls = List.copyOf(calls);
  }

  public static Effects of(List<OutboundEvent> events) {
    return new Effects(events, List.of());
  }

  /**
   * The same, each event in the trace of what caused it.
   *
   * @param causes by the events' keys; an event of another key stays as it is
   */
  public Effects causedBy(Map<String, InboundEvent> causes) {
    return new Effects(
        events.stream()
            .map(e -> causes.containsKey(e.key()) ? e.causedBy(causes.get(e.key())) : e)
            .toList(),
        calls);
  }
}
