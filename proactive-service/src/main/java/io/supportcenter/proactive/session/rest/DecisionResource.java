package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.message.store.CustomerLocks;
import io.supportcenter.proactive.modification.DecidedBy;
import io.supportcenter.proactive.modification.DecisionResult;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.TranscriptEntry;
import io.supportcenter.proactive.session.store.TranscriptStore;
import io.supportcenter.proactive.session.store.TranscriptStore.Line;
import io.supportcenter.proactive.trip.OfferHandling;
import io.supportcenter.proactive.trip.store.TripBatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The customer's decision during a live session. */
@Path("/v1/live-sessions")
@Tag(name = "Live sessions")
public class DecisionResource {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final SessionAccess sessions;

  DecisionResource(Transactions transactions, UnitOfWork unitOfWork, SessionAccess sessions) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
  }

  /** Which option of which modification. */
  @Schema(name = "DecisionRequest")
  record Request(@NotNull UUID modificationId, @NotBlank @Size(max = 64) String optionId) {}

  /** Where to watch what comes of it. */
  @Schema(name = "DecisionAccepted")
  record Accepted(UUID modificationId, String optionId) {}

  @POST
  @Path("/{id}/decisions")
  @RolesAllowed(Roles.USER)
  @Idempotent
  @Transactional
  @Operation(
      summary = "The customer decides: the vendor is asked to reschedule",
      description =
          "Recorded in the session's transcript. Only possible while an agent is in the session,"
              + " and only in one that is about this booking, about another one that cannot stay as"
              + " it is for the same reason, or about none.")
  public Response decide(UUID id, @NotNull @Valid Request request) {
    unitOfWork.publish(transactions.inCurrent(tx -> decide(tx, id, request, Instant.now())));
    return Response.accepted(new Accepted(request.modificationId(), request.optionId()))
        .location(UriBuilder.fromPath("/v1/modifications/{id}").build(request.modificationId()))
        .build();
  }

  /** The user is locked before the session, as everywhere. */
  private Effects decide(Connection tx, UUID id, Request request, Instant now) throws SQLException {
    CustomerLocks.lock(tx, Set.of(sessions.find(id).user()));
    LiveSession session = sessions.lockOwn(tx, id);
    SessionAccess.in(session, Active.class);
    TripBatch trips = TripBatch.load(tx, Set.of(session.user()));
    ModificationId modification = new ModificationId(request.modificationId());
    OfferHandling offers = trips.of(session.user()).offers();
    Activity target = offers.target(modification).orElseThrow(DecisionResource::nothingOffered);
    if (session.assetId().filter(about -> !offers.concerns(modification, about)).isPresent()) {
      throw new ProblemException(
          ProactiveProblem.SESSION_ABOUT_OTHER, "the session is about something else");
    }
    DecisionResult result =
        offers
            .decide(
                modification,
                request.optionId(),
                now,
                new DecidedBy(session.user(), session.id().value(), Ids.next()))
            .orElseThrow(DecisionResource::nothingOffered);
    record(tx, session, modification, target, option(result), now);
    return trips.store(now);
  }

  private static ProblemException nothingOffered() {
    return new ProblemException(
        ProactiveProblem.NOTHING_OFFERED, "the modification currently offers nothing to decide on");
  }

  private static OfferOption option(DecisionResult result) {
    return switch (result) {
      case DecisionResult.Refused(var reason) -> throw refused(reason);
      case DecisionResult.Keep(var kept) -> kept.decision().option();
      case DecisionResult.Reschedule(var rescheduling) -> rescheduling.decision().option();
    };
  }

  private static ProblemException refused(DecisionResult.Reason reason) {
    return switch (reason) {
      case OPTION_NOT_OFFERED ->
          new ProblemException(
              ProactiveProblem.OPTION_NOT_OFFERED, "this option is not among those offered");
      case OPTION_EXPIRED ->
          new ProblemException(
              ProactiveProblem.OPTION_EXPIRED, "the option has expired; ask for new ones");
    };
  }

  private static void record(
      Connection tx,
      LiveSession session,
      ModificationId modification,
      Activity target,
      OfferOption option,
      Instant now)
      throws SQLException {
    TranscriptStore.add(
        tx,
        List.of(
            new Line(
                session.id(),
                TranscriptEntry.Author.USER,
                Optional.of(session.user().value()),
                TranscriptEntry.Kind.DECISION,
                decision(target, option),
                Optional.of(modification.value()),
                Optional.of(option.optionId()))),
        now);
  }

  /** Of what, and at what price: whoever reads it later has nothing else. */
  private static String decision(Activity target, OfferOption option) {
    return "I choose %s (option %s) for %s, booking %s: %s"
        .formatted(
            option.kind(),
            option.optionId(),
            target.title(),
            target.booking().reservationNumber(),
            option.price().map(price -> "I " + price).orElse("no charge"));
  }
}
