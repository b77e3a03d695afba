package io.supportcenter.proactive.session;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.Texts;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.feed.Tail;
import io.supportcenter.proactive.message.CustomerLocks;
import io.supportcenter.proactive.message.MessageStore;
import io.supportcenter.proactive.session.SessionState.Waiting;
import io.supportcenter.proactive.vendor.Channel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
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
public class LiveSessionResource {

  private static final int OPEN_MAX = 3;

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final SessionOpening opening;
  private final Caller caller;

  LiveSessionResource(
      AgroalDataSource dataSource,
      UnitOfWork unitOfWork,
      Sessions sessions,
      SessionOpening opening,
      Caller caller) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.opening = opening;
    this.caller = caller;
  }

  /** What a user wants to talk about, and how. */
  @Schema(name = "LiveSessionRequest")
  record Request(
      @Schema(description = "A message of the inbox") UUID messageId,
      @Size(min = 1, max = 64)
          @Pattern(regexp = Texts.PRINTABLE, message = Texts.PRINTABLE_MESSAGE)
          @Schema(description = "A registered device or reservation")
          String assetId,
      @NotBlank
          @Size(max = 300)
          @Pattern(regexp = Texts.PRINTABLE, message = Texts.PRINTABLE_MESSAGE)
          String topic,
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
          "About a message, or about any registered device or reservation. When its registration is"
              + " still on the way the session waits for it, bounded.")
  public Response open(@NotNull @Valid Request request) throws SQLException {
    UserId user = new UserId(caller.subject());
    SessionId id = new SessionId(Ids.next());
    try (Connection tx = dataSource.getConnection()) {
      CustomerLocks.lock(tx, Set.of(user));
      if (SessionStore.countOpen(tx, user) >= OPEN_MAX) {
        throw new ProblemException(
            Status.CONFLICT,
            "SESSIONS_OPEN",
            "a user has no more than " + OPEN_MAX + " sessions that wait or are talked in");
      }
      unitOfWork.publish(
          opening.open(
              tx,
              List.of(
                  new SessionOpening.Request(
                      id,
                      user,
                      assetId(tx, user, request),
                      request.topic(),
                      details(request),
                      Optional.ofNullable(request.channels()).orElse(Set.of()))),
              Instant.now()));
      return Response.accepted(
              Sessions.view(tx, SessionStore.find(tx, id).orElseThrow(Problems::notFound)))
          .location(URI.create("/v1/live-sessions/" + id))
          .build();
    }
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(summary = "State, place in the queue, agent")
  public SessionView get(UUID id) throws SQLException {
    return sessions.view(id);
  }

  @GET
  @Path("/{id}/transcript")
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(summary = "What was said and decided, oldest first")
  public Transcript transcript(UUID id, @QueryParam("after") @DefaultValue("0") @Min(0) long after)
      throws SQLException {
    LiveSession session = sessions.find(id);
    try (Connection connection = dataSource.getConnection()) {
      return new Transcript(
          TranscriptStore.after(
                  connection, List.of(new Tail.Cursor(0, session.id().toString(), after)))
              .stream()
              .map(Tail.Found::row)
              .toList());
    }
  }

  @POST
  @Path("/{id}/leave")
  @RolesAllowed(Roles.USER)
  @Transactional
  @Operation(summary = "The user leaves: gives up waiting, or ends the talk")
  public SessionView leave(UUID id) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
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
        unitOfWork.publish(SessionChanges.update(tx, List.of(left), Instant.now()));
      }
      return Sessions.view(tx, left);
    }
  }

  private static Optional<String> assetId(Connection tx, UserId user, Request request)
      throws SQLException {
    if (request.messageId() == null) {
      return Optional.ofNullable(request.assetId());
    }
    String ofMessage =
        MessageStore.assetOf(tx, user.value(), request.messageId())
            .orElseThrow(() ->
                new ProblemException(
                    UnprocessableContent.STATUS, "MESSAGE_UNKNOWN", "no such message"));
    if (request.assetId() != null && !request.assetId().equals(ofMessage)) {
      throw new ProblemException(
          UnprocessableContent.STATUS, "ASSET_OF_MESSAGE", "the message is about another asset");
    }
    return Optional.of(ofMessage);
  }

  private static Map<String, String> details(Request request) {
    return request.messageId() == null
        ? Map.of()
        : Map.of("messageId", request.messageId().toString());
  }
}
