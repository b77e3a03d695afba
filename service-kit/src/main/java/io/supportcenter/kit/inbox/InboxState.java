package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.inbox.Positioning.Skip;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Why intake waits, for health checks and metrics. */
@ApplicationScoped
public class InboxState {

  private static final Tags HELD_BY_TYPE = Tags.of("reason", "unknown_type");
  private static final Tags HELD_BY_SCHEMA = Tags.of("reason", "missing_schema");

  private final IntakeGate gate;
  private final Assignments assignments;
  private final Positioning positioning;
  private final MissingSchemas missing;
  private final List<Intake> intakes;
  private final MeterRegistry metrics;

  InboxState(
      IntakeGate gate,
      Assignments assignments,
      Positioning positioning,
      MissingSchemas missing,
      @All List<Intake> intakes,
      MeterRegistry metrics) {
    this.gate = gate;
    this.assignments = assignments;
    this.positioning = positioning;
    this.missing = missing;
    this.intakes = intakes;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    metrics.gauge("inbox.waiting", this, state -> state.waiting().size());
    metrics.gauge("inbox.held", HELD_BY_TYPE, this, state -> state.blockedByTypes());
    metrics.gauge("inbox.held", HELD_BY_SCHEMA, this, state -> state.missing.waiting().size());
    for (Intake intake : intakes) {
      InboxMetrics.create(metrics, intake.channel());
      for (Skip reason : Skip.values()) {
        positioning.skips(intake.channel(), reason);
      }
      metrics.timer("inbox.batch", "channel", intake.channel());
      metrics.summary("inbox.batch.size", "channel", intake.channel());
    }
  }

  /** By channel or limit; empty when intake flows. */
  public Map<String, String> waiting() {
    Map<String, String> why = new TreeMap<>(gate.waiting());
    long blocked = blockedByTypes();
    if (blocked > 0) {
      why.put("unknown event types", blocked + " partitions wait for a newer build");
    }
    if (!missing.waiting().isEmpty()) {
      why.put("missing schemas", missing.waiting() + " wait for the registry to have theirs");
    }
    return why;
  }

  private long blockedByTypes() {
    return Math.max(0, assignments.blocked() - missing.waiting().size());
  }
}
