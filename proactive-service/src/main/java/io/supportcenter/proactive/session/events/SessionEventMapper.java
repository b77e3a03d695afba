package io.supportcenter.proactive.session.events;

import io.supportcenter.events.LiveSessionEnded;
import io.supportcenter.events.LiveSessionOutcome;
import io.supportcenter.events.LiveSessionQueued;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.events.LiveSessionStarted;
import io.supportcenter.events.SessionChannel;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.session.AgentId;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionOutcome;
import io.supportcenter.proactive.session.SessionRequest;
import io.supportcenter.proactive.session.SessionState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Live sessions as events, and requests for them. */
public final class SessionEventMapper {

  private static final int TOPIC_LENGTH_MAX = 300;

  private SessionEventMapper() {}

  /**
   * @throws IllegalArgumentException when an id is invalid: the request is parked; its sender has
   *     to correct it
   */
  public static SessionRequest request(SpecificRecord event) {
    LiveSessionRequested request = (LiveSessionRequested) event;
    String topic = request.getTopic();
    return new SessionRequest(
        new SessionId(UUID.fromString(request.getRequestId())),
        new UserId(request.getUserId()),
        Optional.ofNullable(request.getAssetId()),
        topic.substring(0, Math.min(topic.length(), TOPIC_LENGTH_MAX)),
        request.getDetails(),
        Set.of());
  }

  /** The event of a session that has come to its state; not all states are published. */
  public static Optional<SpecificRecord> event(LiveSession session, Instant at) {
    return switch (session.state()) {
      case SessionState.Queued _ -> Optional.of(queued(session, at));
      case SessionState.Active(var agent, _, _) -> Optional.of(started(session, agent, at));
      case SessionState.Ended(var outcome, _) -> Optional.of(ended(session, outcome, at));
      case SessionState.Requested _, SessionState.Offered _, SessionState.WrapUp _ ->
          Optional.empty();
    };
  }

  public static boolean isPublished(SessionState state) {
    return state instanceof SessionState.Queued
        || state instanceof SessionState.Active
        || state instanceof SessionState.Ended;
  }

  private static LiveSessionQueued queued(LiveSession session, Instant at) {
    return LiveSessionQueued.newBuilder()
        .setSessionId(session.id().toString())
        .setVersion(session.version())
        .setUserId(session.user().value())
        .setAssetId(session.assetId().orElse(null))
        .setChannels(
            session.channels().stream()
                .sorted()
                .map(c -> SessionChannel.valueOf(c.name()))
                .toList())
        .setOccurredAt(at)
        .build();
  }

  private static LiveSessionStarted started(LiveSession session, AgentId agent, Instant at) {
    return LiveSessionStarted.newBuilder()
        .setSessionId(session.id().toString())
        .setVersion(session.version())
        .setUserId(session.user().value())
        .setAgentId(agent.value())
        .setAssetId(session.assetId().orElse(null))
        .setOccurredAt(at)
        .build();
  }

  private static LiveSessionEnded ended(LiveSession session, SessionOutcome outcome, Instant at) {
    return LiveSessionEnded.newBuilder()
        .setSessionId(session.id().toString())
        .setVersion(session.version())
        .setUserId(session.user().value())
        .setAgentId(session.agent().map(AgentId::value).orElse(null))
        .setOutcome(LiveSessionOutcome.valueOf(outcome.name()))
        .setOccurredAt(at)
        .build();
  }
}
