package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.inbox.BatchTransaction.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Why intake waits, for health checks and metrics. */
@ApplicationScoped
public class InboxState {

  private final IntakeGate gate;
  private final Assignments assignments;
  private final List<Intake> intakes;
  private final MeterRegistry metrics;

  InboxState(
      IntakeGate gate, Assignments assignments, @All List<Intake> intakes, MeterRegistry metrics) {
    this.gate = gate;
    this.assignments = assignments;
    this.intakes = intakes;
    this.metrics = metrics;
  }

  /** Counters start at zero: an alert on their increase would miss a first event otherwise. */
  void start(@Observes StartupEvent event) {
    metrics.gauge("inbox.waiting", this, state -> state.waiting().size());
    for (Intake intake : intakes) {
      InboxMetrics.add(metrics, intake.channel(), new Tally(0, 0, 0));
      metrics.timer("inbox.batch", "channel", intake.channel());
      metrics.summary("inbox.batch.size", "channel", intake.channel());
    }
  }

  /** By channel or limit; empty when intake flows. */
  public Map<String, String> waiting() {
    Map<String, String> why = new TreeMap<>(gate.waiting());
    long blocked = assignments.blocked();
    if (blocked > 0) {
      why.put("unknown event types", blocked + " partitions wait for a newer build");
    }
    return why;
  }
}
