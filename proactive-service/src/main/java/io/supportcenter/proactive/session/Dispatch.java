package io.supportcenter.proactive.session;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives waiting sessions to free agents: oldest session first, least busy agent first. */
public final class Dispatch {

  private static final Comparator<Agent> LEAST_BUSY =
      Comparator.comparingInt(Agent::held)
          .thenComparing(Agent::idleSince)
          .thenComparing(agent -> agent.id().value());
  private static final Comparator<LiveSession> OLDEST =
      comparing((LiveSession session) -> ((SessionState.Queued) session.state()).since())
          .thenComparing(session -> session.id().value());

  private Dispatch() {}

  /** A session waiting since then, and the agent who gets it. */
  public record Assignment(LiveSession session, AgentId agent) {}

  /**
   * @param queued sessions in state QUEUED
   */
  public static List<Assignment> assign(List<LiveSession> queued, List<Agent> agents, Instant now) {
    List<Agent> free = new ArrayList<>(agents);
    List<Assignment> assigned = new ArrayList<>();
    for (LiveSession session : queued.stream().sorted(OLDEST).toList()) {
      Optional<Agent> agent = free.stream().filter(Agent::isFree).min(LEAST_BUSY);
      if (agent.isEmpty()) {
        return assigned;
      }
      assigned.add(new Assignment(session, agent.get().id()));
      free.replaceAll(a -> a.id().equals(agent.get().id()) ? a.given(now) : a);
    }
    return assigned;
  }
}
