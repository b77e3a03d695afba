package io.supportcenter.kit.work;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

  /** These, then the others. */
  public Effects and(Effects others) {
    return new Effects(
        Stream.concat(events.stream(), others.events.stream()).toList(),
        Stream.concat(calls.stream(), others.calls.stream()).toList());
  }

  /**
   * The same, each event and call in the trace of what caused it.
   *
   * @param causes by the events' keys, which are the calls' subjects; others stay as they are
   */
  public Effects causedBy(Map<String, InboundEvent> causes) {
    return in(key -> Optional.ofNullable(causes.get(key)).flatMap(InboundEvent::traceParent));
  }

  /** The same, in that trace where it is in none yet. */
  public Effects in(Optional<String> trace) {
    return trace.isEmpty() ? this : in(_ -> trace);
  }

  /**
   * The same, in these traces where it is in none yet.
   *
   * @param traces by the events' keys and the calls' subjects
   */
  public Effects in(Function<String, Optional<String>> traces) {
    return new Effects(
        events.stream()
            .map(e -> e.traceParent().isPresent() ? e : e.causedBy(traces.apply(e.key())))
            .toList(),
        calls.stream()
            .map(c -> c.traceParent().isPresent() ? c : c.causedBy(traces.apply(c.subject())))
            .toList());
  }
}
