package io.supportcenter.kit.sessions;

import io.supportcenter.events.LiveSessionEnded;
import io.supportcenter.events.LiveSessionQueued;
import io.supportcenter.events.LiveSessionStarted;
import io.supportcenter.kit.values.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/**
 * Who talks to whom in a live session.
 *
 * @param agentId empty while nobody does
 * @param openUntil in the past once they no longer do
 */
record Contact(String sessionId, long version, String agentId, String userId, Instant openUntil) {

  /**
   * Which state of a session an event of {@code live-sessions.v1} tells.
   *
   * @param openMax how long a session counts as open that is not reported to have ended
   */
  static Contact of(SpecificRecord event, Duration openMax) {
    return switch (event) {
      case LiveSessionStarted e ->
          of(
              e.getSessionId(),
              e.getVersion(),
              e.getAgentId(),
              e.getUserId(),
              e.getOccurredAt().plus(openMax));
      case LiveSessionQueued e ->
          of(e.getSessionId(), e.getVersion(), null, e.getUserId(), e.getOccurredAt());
      case LiveSessionEnded e ->
          of(e.getSessionId(), e.getVersion(), e.getAgentId(), e.getUserId(), e.getOccurredAt());
      default ->
          throw new IllegalStateException(
              event.getSchema().getFullName() + " is not an event of a live session");
    };
  }

  private static Contact of(
      String session, long version, String agent, String user, Instant openUntil) {
    return new Contact(
        session, version, Objects.toString(agent, ""), Uuids.canonical(user), openUntil);
  }

  static Contact newer(Contact one, Contact other) {
    return one.version > other.version ? one : other;
  }
}
