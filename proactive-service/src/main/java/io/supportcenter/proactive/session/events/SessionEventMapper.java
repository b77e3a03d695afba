package io.supportcenter.proactive.session.events;

import io.supportcenter.events.LiveSessionEnded;
import io.supportcenter.events.LiveSessionOutcome;
import io.supportcenter.events.LiveSessionQueued;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.events.LiveSessionStarted;
import io.supportcenter.events.SessionChannel;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.values.Uuids;
import io.supportcenter.proactive.session.AgentId;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionOutcome;
import io.supportcenter.proactive.session.SessionRequest;
import io.supportcenter.proactive.session.SessionState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Live sessions as events, and requests for them. */
public final class SessionEventMapper {

  private static final int TOPIC_LENGTH_MAX = 300;
  private static final int DETAILS_MAX = 50;
  private static final int DETAIL_NAME_LENGTH_MAX = 64;
  private static final int DETAIL_LENGTH_MAX = 500;

  private SessionEventMapper() {}

  /**
   * @throws InvalidValue when an id is invalid
   */
  public static SessionRequest request(SpecificRecord event) {
    LiveSessionRequested request = (LiveSessionRequested) event;
    return new SessionRequest(
        InvalidValue.in("requestId", () -> sessionId(request.getRequestId())),
        InvalidValue.in("userId", () -> new UserId(request.getUserId())),
        Optional.ofNullable(request.getAssetId())
            .map(id -> InvalidValue.in("assetId", () -> new AssetId(id).value())),
        DecorativeText.of(request.getTopic(), TOPIC_LENGTH_MAX).orElse(""),
        details(request.getDetails()),
        Set.of());
  }

  /** As its sender wrote it. */
  public static String requestId(SpecificRecord event) {
    return ((LiveSessionRequested) event).getRequestId();
  }

  private static SessionId sessionId(String text) {
    return Uuids.read(text)
        .map(SessionId::new)
        .orElseThrow(() -> new IllegalArgumentException("a request id must be a UUID"));
  }

  /** What is shown to the agent: shortened where it is too long or too much. */
  private static Map<String, String> details(Map<String, String> sent) {
    Map<String, String> details = new TreeMap<>();
    sent.entrySet().stream()
        .limit(DETAILS_MAX)
        .forEach(detail ->
            DecorativeText.of(detail.getKey(), DETAIL_NAME_LENGTH_MAX)
                .ifPresent(name ->
                    details.put(
                        name, DecorativeText.of(detail.getValue(), DETAIL_LENGTH_MAX).orElse(""))));
    return details;
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
