package io.supportcenter.proactive.trip.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.Decision;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.relation.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A modification as the REST interface shows it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Modification")
record ModificationView(
    UUID id,
    @Schema(description = "The activity with which it began; it may have left the trip")
        String causeId,
    @Schema(description = "The activity that cannot stay as it is") String targetId,
    Reason reason,
    State state,
    List<OfferOption> options,
    Optional<DecisionView> decision,
    @Schema(description = "What the vendor confirmed") Optional<ConfirmationView> confirmation,
    @Schema(description = "Why nothing can be offered to the customer directly")
        Optional<ModificationState.NeedsAgent.Reason> needsAgent,
    @Schema(description = "The last message about it") Optional<UUID> messageId) {

  /** As the domain has it; and whether what the vendor did is not known at the moment. */
  enum State {
    QUOTING,
    OFFERED,
    NEEDS_AGENT,
    RESCHEDULING,
    OUTCOME_UNKNOWN,
    RESCHEDULED,
    KEPT,
    WITHDRAWN
  }

  /** What the customer decided. */
  @Schema(name = "Decision")
  record DecisionView(OfferOption option, UUID sessionId, String by, Instant at) {}

  /** What the vendor confirmed. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  @Schema(name = "Confirmation")
  record ConfirmationView(
      String vendorReference,
      boolean cancelled,
      Instant start,
      Instant end,
      Optional<Instant> latestStart) {}

  /**
   * @param inDoubt an answer of the vendor was lost
   */
  static ModificationView of(Modification modification, boolean inDoubt) {
    ModificationState state = modification.state();
    return new ModificationView(
        modification.id().value(),
        modification.cause().value(),
        modification.target().value(),
        modification.need().reason(),
        inDoubt && state instanceof ModificationState.Rescheduling
            ? State.OUTCOME_UNKNOWN
            : State.valueOf(state.code().name()),
        state instanceof ModificationState.Offered(var options) ? options : List.of(),
        state instanceof ModificationState.Decided decided
            ? Optional.of(view(decided.decision()))
            : Optional.empty(),
        state instanceof ModificationState.Rescheduled(_, var confirmation)
            ? Optional.of(view(confirmation))
            : Optional.empty(),
        state instanceof ModificationState.NeedsAgent(var reason)
            ? Optional.of(reason)
            : Optional.empty(),
        modification.message());
  }

  private static DecisionView view(Decision decision) {
    return new DecisionView(
        decision.option(), decision.sessionId(), decision.by().value(), decision.at());
  }

  private static ConfirmationView view(Confirmation confirmation) {
    return new ConfirmationView(
        confirmation.vendorReference(),
        confirmation.cancelled(),
        confirmation.schedule().start().at(),
        confirmation.schedule().end().at(),
        confirmation.schedule().latestStart());
  }
}
