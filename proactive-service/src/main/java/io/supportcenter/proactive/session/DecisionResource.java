package io.supportcenter.proactive.session;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.message.CustomerLocks;
import io.supportcenter.proactive.modification.Decider;
import io.supportcenter.proactive.modification.Decision;
import io.supportcenter.proactive.modification.DecisionResult;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.TranscriptStore.Line;
import io.supportcenter.proactive.trip.TripDecisions;
import io.supportcenter.proactive.trip.TripDecisions.Decided;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
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

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final Sessions sessions;

  DecisionResource(AgroalDataSource dataSource, UnitOfWork unitOfWork, Sessions sessions) {
    this.dataSource = dataSource;
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
          "Recorded in the session's transcript. Only in a session in which an agent is there.")
  public Response decide(UUID id, @NotNull @Valid Request request) throws SQLException {
    Instant now = Instant.now();
    try (Connection tx = dataSource.getConnection()) {
      LiveSession unlocked = sessions.find(id);
      CustomerLocks.lock(tx, Set.of(unlocked.user()));
      LiveSession session = sessions.lockOwn(tx, id);
      Sessions.in(session, Active.class);
      Decided decided =
          TripDecisions.decide(
              tx,
              new ModificationId(request.modificationId()),
              request.optionId(),
              new Decider(session.user(), session.id().value(), Ids.next()),
              now);
      record(tx, session, decision(decided), now);
      unitOfWork.publish(decided.effects());
      return Response.accepted(new Accepted(request.modificationId(), request.optionId()))
          .location(URI.create("/v1/modifications/" + request.modificationId()))
          .build();
    }
  }

  private static Decision decision(Decided decided) {
    Optional<DecisionResult> result = decided.result();
    if (result.isEmpty()) {
      throw new ProblemException(
          Status.CONFLICT, "NOTHING_OFFERED", "nothing is offered to this customer there now");
    }
    return switch (result.get()) {
      case DecisionResult.Refused(var reason) ->
          throw new ProblemException(Status.CONFLICT, reason.name(), text(reason));
      case DecisionResult.Keep(var kept) -> kept.decision();
      case DecisionResult.Reschedule(var rescheduling) -> rescheduling.decision();
    };
  }

  private static String text(DecisionResult.Reason reason) {
    return switch (reason) {
      case OPTION_NOT_OFFERED -> "no such option is offered now";
      case OPTION_EXPIRED -> "the option has expired, ask for new ones";
    };
  }

  private static void record(Connection tx, LiveSession session, Decision decision, Instant now)
      throws SQLException {
    String text =
        "I choose " + decision.option().kind() + " (option " + decision.option().optionId() + ")";
    TranscriptStore.add(
        tx,
        List.of(
            new Line(
                session.id(),
                TranscriptEntry.Author.USER,
                Optional.of(session.user().value()),
                TranscriptEntry.Kind.DECISION,
                text,
                Optional.of(decision.option().optionId()))),
        now);
  }
}
