package io.supportcenter.proactive.session.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.proactive.session.AgentId;
import io.supportcenter.proactive.session.Channel;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionOutcome;
import io.supportcenter.proactive.session.SessionState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A live session as the REST interface shows it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "LiveSession")
record SessionView(
    UUID id,
    String userId,
    @Schema(description = "The device or reservation it is about") Optional<String> assetId,
    String topic,
    @Schema(description = "For agents only") Optional<Map<String, String>> details,
    @Schema(description = "What the user wants and the vendor allows") Set<Channel> channels,
    SessionState.Code state,
    @Schema(description = "In the queue, from 1") Optional<Integer> position,
    Optional<String> agentId,
    @Schema(description = "Until when the agent may accept") Optional<Instant> offeredUntil,
    Optional<SessionOutcome> outcome) {

  /** As its user sees it. */
  SessionView withoutDetails() {
    return new SessionView(
        id,
        userId,
        assetId,
        topic,
        Optional.empty(),
        channels,
        state,
        position,
        agentId,
        offeredUntil,
        outcome);
  }

  /**
   * @param position 0 for a session that does not wait
   */
  static SessionView of(LiveSession session, int position) {
    SessionState state = session.state();
    return new SessionView(
        session.id().value(),
        session.user().value(),
        session.assetId(),
        session.topic(),
        Optional.of(session.details()),
        session.channels(),
        state.code(),
        position > 0 ? Optional.of(position) : Optional.empty(),
        session.agent().map(AgentId::value),
        state instanceof SessionState.Offered(_, _, _, var until)
            ? Optional.of(until)
            : Optional.empty(),
        state instanceof SessionState.Ended(var outcome, _)
            ? Optional.of(outcome)
            : Optional.empty());
  }
}
