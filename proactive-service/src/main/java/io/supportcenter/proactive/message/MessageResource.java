package io.supportcenter.proactive.message;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user's inbox. */
@Path("/v1/users/{userId}/messages")
@Tag(name = "Messages")
public class MessageResource {

  private static final int BUFFERED_MAX = 1000;
  private static final Duration ALIVE = Duration.ofSeconds(15);

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final MessageFeed feed;
  private final Caller caller;

  MessageResource(
      AgroalDataSource dataSource, UnitOfWork unitOfWork, MessageFeed feed, Caller caller) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.feed = feed;
    this.caller = caller;
  }

  /** Messages in order; there may be more after the last. */
  record Page(List<CustomerMessage> messages) {}

  /** How far a message has come, as the device says. */
  record Delivery(@NotNull Reached state) {
    enum Reached {
      DELIVERED,
      READ
    }
  }

  /** The option that the user would like. */
  record Answer(@NotBlank @Size(max = 64) String optionId) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(summary = "The inbox, oldest first")
  public Page list(
      @Size(min = 1, max = 64) String userId,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit)
      throws SQLException {
    caller.check(userId);
    try (Connection connection = dataSource.getConnection()) {
      return new Page(
          MessageStore.after(
                  connection, List.of(new MessageStore.Cursor(0, new UserId(userId), after, limit)))
              .stream()
              .map(MessageStore.Found::message)
              .toList());
    }
  }

  @GET
  @Path("/stream")
  @RolesAllowed(Roles.USER)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      summary = "Messages as they come (server-sent events)",
      description =
          "An event's id is the message's number. After a lost connection, Last-Event-ID says from"
              + " where to go on; without it the stream starts with the first message.")
  public Multi<OutboundSseEvent> stream(
      @Size(min = 1, max = 64) String userId,
      @HeaderParam("Last-Event-ID") @DefaultValue("0") @Min(0) long after,
      @Context Sse sse) {
    caller.checkSelf(userId);
    Multi<OutboundSseEvent> messages =
        Multi.createFrom()
            .<CustomerMessage>emitter(
                emitter -> {
                  AutoCloseable following = feed.follow(new UserId(userId), after, emitter::emit);
                  emitter.onTermination(() -> close(following));
                },
                BUFFERED_MAX)
            .map(message -> event(sse, message));
    Multi<OutboundSseEvent> alive =
        Multi.createFrom()
            .ticks()
            .every(ALIVE)
            .onOverflow()
            .drop()
            .map(_ -> sse.newEventBuilder().comment("alive").build());
    return Multi.createBy().merging().streams(messages, alive);
  }

  @PUT
  @Path("/{messageId}/delivery")
  @RolesAllowed(Roles.USER)
  @Transactional
  @Operation(summary = "The device says that it has the message, or that it was read")
  public void delivered(
      @Size(min = 1, max = 64) String userId, UUID messageId, @NotNull @Valid Delivery delivery)
      throws SQLException {
    caller.checkSelf(userId);
    try (Connection tx = dataSource.getConnection()) {
      if (MessageStore.options(tx, userId, messageId).isEmpty()) {
        throw Problems.notFound();
      }
      MessageStore.reached(
          tx,
          List.of(
              new MessageStore.Reached(messageId, DeliveryState.valueOf(delivery.state().name()))));
    }
  }

  @POST
  @Path("/{messageId}/answers")
  @RolesAllowed(Roles.USER)
  @Idempotent
  @Transactional
  @Operation(
      summary = "The user says which option they would like",
      description =
          "A wish that the agent sees. Nothing is rescheduled by it: that is decided in a"
              + " live session.")
  public Response answer(
      @Size(min = 1, max = 64) String userId, UUID messageId, @NotNull @Valid Answer answer)
      throws SQLException {
    caller.checkSelf(userId);
    try (Connection tx = dataSource.getConnection()) {
      var options = MessageStore.options(tx, userId, messageId).orElseThrow(Problems::notFound);
      if (options.stream().noneMatch(o -> o.optionId().equals(answer.optionId()))) {
        throw new ProblemException(
            UnprocessableContent.STATUS, "OPTION_NOT_OFFERED", "the message has no such option");
      }
      MessageStore.answered(tx, messageId, answer.optionId());
      unitOfWork.publish(
          Effects.of(
              List.of(
                  OutboundEvent.of(
                      Topics.CUSTOMER_MESSAGES,
                      messageId.toString(),
                      MessageEventMapper.answered(
                          messageId, new UserId(userId), answer.optionId(), Instant.now())))));
    }
    return Response.accepted(answer).build();
  }

  private static OutboundSseEvent event(Sse sse, CustomerMessage message) {
    return sse.newEventBuilder()
        .id(Long.toString(message.number()))
        .name("message")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(message)
        .build();
  }

  private static void close(AutoCloseable following) {
    try {
      following.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
