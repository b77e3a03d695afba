package io.supportcenter.proactive.session;

import io.supportcenter.kit.values.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A live session between a user and an agent.
 *
 * @param assetId the device or reservation it is about
 * @param topic for the agent, in a sentence
 * @param details for the agent, by name
 * @param version of the last event published, 0 before the first
 */
public record LiveSession(
    SessionId id,
    UserId user,
    Optional<String> assetId,
    String topic,
    Map<String, String> details,
    Set<Channel> channels,
    SessionState state,
    long version) {

  public LiveSession {
    details = Map.copyOf(details);
    channels = Set.copyOf(channels);
  }

  public LiveSession in(SessionState next) {
    return new LiveSession(id, user, assetId, topic, details, channels, next, version);
  }

  public LiveSession published() {
    return new LiveSession(id, user, assetId, topic, details, channels, state, version + 1);
  }

  /** The agent who has it, or had it when it ended. */
  public Optional<AgentId> agent() {
    return switch (state) {
      case SessionState.Held held -> Optional.of(held.agent());
      case SessionState.Ended(_, var agent) -> agent;
      case SessionState.Requested _, SessionState.Queued _ -> Optional.empty();
    };
  }
}
