package io.supportcenter.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.PublishedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Counts what the service decides: its events by type, and the closed reasons that they carry. A
 * reason in a metric is the symbol in the event, and all of them are there from zero on.
 */
@ApplicationScoped
class EventMetrics {

  /** Fields whose type is an enum, or a list of one. */
  private static final Set<String> REASONS = Set.of("reason", "reasons", "outcome");

  /** For readers of a later version; never written. */
  private static final String UNKNOWN = "UNKNOWN";

  private final MeterRegistry metrics;
  private final Instance<PublishedEvents> published;
  private final Map<Class<?>, Counts> byType = new ConcurrentHashMap<>();

  EventMetrics(MeterRegistry metrics, Instance<PublishedEvents> published) {
    this.metrics = metrics;
    this.published = published;
  }

  /** The counters of one type; those of its reasons by field and symbol. */
  private record Counts(Counter events, Map<Integer, Map<String, Counter>> reasons) {

    void add(SpecificRecord event) {
      events.increment();
      reasons.forEach((field, counters) ->
          values(event.get(field))
              .map(Object::toString)
              .filter(counters::containsKey)
              .forEach(reason -> counters.get(reason).increment()));
    }

    private static Stream<?> values(Object field) {
      return field instanceof Collection<?> several ? several.stream() : Stream.ofNullable(field);
    }
  }

  void start(@Observes StartupEvent event) {
    published.stream()
        .flatMap(events -> events.byTopic().values().stream())
        .flatMap(Collection::stream)
        .forEach(this::counts);
  }

  void outboxGrew(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxGrew grew) {
    grew.events().stream()
        .map(OutboundEvent::event)
        .flatMap(Optional::stream)
        .forEach(event -> counts(event.getClass()).add(event));
  }

  private Counts counts(Class<?> type) {
    return byType.computeIfAbsent(type, this::register);
  }

  private Counts register(Class<?> type) {
    Schema schema = new SpecificData(type.getClassLoader()).getSchema(type);
    Map<Integer, Map<String, Counter>> reasons = new HashMap<>();
    for (Schema.Field field : schema.getFields()) {
      if (REASONS.contains(field.name())) {
        Map<String, Counter> counters = new HashMap<>();
        symbols(field.schema())
            .filter(symbol -> !symbol.equals(UNKNOWN))
            .forEach(symbol -> counters.put(symbol, reason(schema.getName(), symbol)));
        reasons.put(field.pos(), counters);
      }
    }
    return new Counts(metrics.counter("outbox.events", "type", schema.getName()), reasons);
  }

  private Counter reason(String type, String reason) {
    return metrics.counter("outbox.reasons", "type", type, "reason", reason);
  }

  private static Stream<String> symbols(Schema schema) {
    return switch (schema.getType()) {
      case ENUM -> schema.getEnumSymbols().stream();
      case ARRAY -> symbols(schema.getElementType());
      case UNION -> schema.getTypes().stream().flatMap(EventMetrics::symbols);
      default -> Stream.empty();
    };
  }
}
