package io.supportcenter.proactive.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.session.Dispatch.Assignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispatchTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void shouldGiveTheOldestSessionFirst() {
    List<LiveSession> queued = List.of(session(2, 20), session(1, 10));

    assertThat(Dispatch.assign(queued, List.of(agent("anna", 1, 0)), NOW))
        .singleElement()
        .satisfies(a -> assertThat(a.session().id()).isEqualTo(session(1, 10).id()));
  }

  @Test
  void shouldPreferTheLeastBusyAgent() {
    assertThat(
            Dispatch.assign(
                List.of(session(1, 10)), List.of(agent("anna", 3, 2), agent("ben", 3, 1)), NOW))
        .singleElement()
        .satisfies(a -> assertThat(a.agent().value()).isEqualTo("ben"));
  }

  @Test
  void shouldLeaveSessionsWaitingWhenNobodyIsFree() {
    assertThat(Dispatch.assign(List.of(session(1, 10)), List.of(agent("anna", 1, 1)), NOW))
        .isEmpty();
  }

  @Test
  void shouldNeverGiveMoreThanAnAgentCanHoldNorLeaveASessionWaitingForNoReason() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<Agent> agents =
          IntStream.range(0, random.nextInt(5))
              .mapToObj(i -> {
                int capacity = random.nextInt(4);
                return agent("agent-" + i, capacity, random.nextInt(capacity + 1));
              })
              .toList();
      List<LiveSession> queued =
          new ArrayList<>(
              IntStream.range(0, random.nextInt(10)).mapToObj(i -> session(i, i)).toList());
      Collections.shuffle(queued, random);

      List<Assignment> assigned = Dispatch.assign(queued, agents, NOW);

      Map<AgentId, Long> given =
          assigned.stream()
              .collect(Collectors.groupingBy(Assignment::agent, Collectors.counting()));
      int free = agents.stream().mapToInt(a -> a.capacity() - a.held()).sum();
      assertThat(assigned).hasSize(Math.min(free, queued.size()));
      assertThat(agents)
          .allSatisfy(a ->
              assertThat(a.held() + given.getOrDefault(a.id(), 0L))
                  .isLessThanOrEqualTo(a.capacity()));
      assertThat(assigned)
          .extracting(a -> ((SessionState.Queued) a.session().state()).since())
          .isSorted();
    }
  }

  private static Agent agent(String id, int capacity, int held) {
    return new Agent(new AgentId(id), capacity, held, NOW);
  }

  private static LiveSession session(int id, int since) {
    return new LiveSession(
        new SessionId(new UUID(0, id)),
        new UserId("user-1"),
        Optional.empty(),
        "help",
        Map.of(),
        Set.of(Channel.CHAT),
        new SessionState.Queued(NOW.plusSeconds(since), NOW),
        0);
  }
}
