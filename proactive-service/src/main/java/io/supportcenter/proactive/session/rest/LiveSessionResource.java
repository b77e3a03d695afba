package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.values.Uuids;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.message.store.CustomerLocks;
import io.supportcenter.proactive.message.store.MessageStore;
import io.supportcenter.proactive.message.store.RowTail;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.Channel;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionRequest;
import io.supportcenter.proactive.session.SessionState;
import io.supportcenter.proactive.session.SessionState.Waiting;
import io.supportcenter.proactive.session.TranscriptEntry;
import io.supportcenter.proactive.session.store.SessionOpener;
import io.supportcenter.proactive.session.store.SessionStore;
import io.supportcenter.proactive.session.store.SessionWriter;
import io.supportcenter.proactive.session.store.TranscriptStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Live sessions, from the user's side. */
@Path("/v1/live-sessions")
@Tag(name = "Live sessions")
@Audited
public class LiveSessionResource {

  private static final int OPEN_MAX = 3;

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final SessionAccess sessions;
  private final SessionOpener opener;
  private final Caller caller;

  LiveSessionResource(
      Transactions transactions,
      UnitOfWork unitOfWork,
      SessionAccess sessions,
      SessionOpener opener,
      Caller caller) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.opener = opener;
    this.caller = caller;
  }

  /** What a user wants to talk about, and how. */
  @Schema(name = "LiveSessionRequest")
  record Request(
      @Schema(description = "A message of the inbox") UUID messageId,
      @Size(min = 1, max = 64)
          @PlainText
          @Schema(description = "A registered device or reservation")
          String assetId,
      @NotNull @PlainText(lines = true) @Size(max = 300) String topic,
      @Schema(description = "Wanted channels; left out: any") Set<@NotNull Channel> channels) {}

  /** A transcript, in order; there may be more after the last entry. */
  record Transcript(List<TranscriptEntry> entries) {}

  @POST
  @RolesAllowed(Roles.USER)
  @Idempotent
  @Transactional
  @Operation(
      summary = "Asks for an agent",
      description =
          "About a message, or about any registered device or reservation. If the registration has"
              + " not arrived yet, the session waits for it for a limited time.")
  public Response open(@NotNull @Valid Request request) {
    SessionId id = new SessionId(Ids.next());
    return transactions.inCurrent(tx -> {
      unitOfWork.publish(tx, open(tx, id, new UserId(caller.subject()), request));
      return Response.accepted(sessions.view(id.value()))
          .location(UriBuilder.fromPath("/v1/live-sessions/{id}").build(id))
          .build();
    });
  }

  private Effects open(Connection tx, SessionId id, UserId user, Request request)
      throws SQLException {
    CustomerLocks.lock(tx, Set.of(user));
    if (SessionStore.countOpen(tx, user) >= OPEN_MAX) {
      throw new ProblemException(
          ProactiveProblem.SESSIONS_OPEN,
          "a user may have at most " + OPEN_MAX + " sessions that are waiting or active");
    }
    return opener.open(
        tx,
        List.of(
            new SessionRequest(
                id,
                user,
                assetId(tx, user, request),
                request.topic(),
                Optional.ofNullable(request.messageId())
                    .map(message -> Map.of("messageId", message.toString()))
                    .orElseGet(Map::of),
                Optional.ofNullable(request.channels()).orElse(Set.of()))),
        Instant.now());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(summary = "State, place in the queue, agent")
  public SessionView get(UUID id) {
    return sessions.view(id);
  }

  @GET
  @Path("/{id}/transcript")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(summary = "What was said and decided, oldest first")
  public Transcript transcript(
      UUID id, @QueryParam("after") @DefaultValue("0") @Min(0) long after) {
    RowTail.Cursor cursor = new RowTail.Cursor(0, sessions.find(id).id().toString(), after);
    return new Transcript(
        transactions.read(tx -> TranscriptStore.after(tx, List.of(cursor))).stream()
            .map(RowTail.Found::row)
            .toList());
  }

  @POST
  @Path("/{id}/leave")
  @RolesAllowed(Roles.USER)
  @Transactional
  @Operation(summary = "The user leaves: stops waiting, or ends the conversation")
  public SessionView leave(UUID id) {
    return transactions.inCurrent(tx -> {
      LiveSession session = sessions.lockOwn(tx, id);
      LiveSession left =
          session.in(
              switch (session.state()) {
                case Waiting waiting -> waiting.abandon();
                case SessionState.Active active -> active.end();
                case SessionState.WrapUp same -> same;
                case SessionState.Ended same -> same;
              });
      if (!left.equals(session)) {
        unitOfWork.publish(tx, SessionWriter.update(tx, List.of(left), Instant.now()));
      }
      return sessions.view(tx, left);
    });
  }

  private static Optional<String> assetId(Connection tx, UserId user, Request request)
      throws SQLException {
    if (request.messageId() == null) {
      return Optional.ofNullable(request.assetId()).map(Uuids::canonical);
    }
    String ofMessage =
        MessageStore.assetOf(tx, user, request.messageId())
            .orElseThrow(
                () -> new ProblemException(ProactiveProblem.MESSAGE_UNKNOWN, "no such message"));
    if (request.assetId() != null && !Uuids.canonical(request.assetId()).equals(ofMessage)) {
      throw new ProblemException(
          ProactiveProblem.ASSET_OF_MESSAGE, "the message is about another asset");
    }
    return Optional.of(ofMessage);
  }
}
