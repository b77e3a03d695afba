package io.supportcenter.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Why intake waits, for health checks. */
@ApplicationScoped
public class InboxState {

  private final IntakeGate gate;
  private final Assignments assignments;

  InboxState(IntakeGate gate, Assignments assignments) {
    this.gate = gate;
    this.assignments = assignments;
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
