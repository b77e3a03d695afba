package io.supportcenter.proactive.message.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.OpenStreams;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.message.DeliveryState;
import io.supportcenter.proactive.message.events.MessageEventMapper;
import io.supportcenter.proactive.message.store.CustomerMessage;
import io.supportcenter.proactive.message.store.MessageFeed;
import io.supportcenter.proactive.message.store.MessageStore;
import io.supportcenter.proactive.message.store.RowTail;
import io.supportcenter.proactive.problem.ProactiveProblem;
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
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user's inbox. */
@Path("/v1/users/{userId}/messages")
@Tag(name = "Messages")
@Audited
public class MessageResource {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final int BUFFERED_MAX = 1000;
  private static final Duration ALIVE = Duration.ofSeconds(15);

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final MessageFeed feed;
  private final Caller caller;
  private final OpenStreams streams;

  MessageResource(
      Transactions transactions,
      UnitOfWork unitOfWork,
      MessageFeed feed,
      Caller caller,
      OpenStreams streams) {
    this.streams = streams;
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.feed = feed;
    this.caller = caller;
  }

  /** Messages in order; there may be more after the last. */
  record Page(List<CustomerMessage> messages) {}

  /** The delivery of a message, as the device reports it. */
  record Delivery(@NotNull Reached state) {
    enum Reached {
      DELIVERED,
      READ
    }
  }

  /** The option that the user would like. */
  record Answer(@NotBlank @Size(max = 64) String optionId) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(summary = "The inbox, oldest first")
  public Page list(
      @PlainText @Size(min = 1, max = 64) String userId,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit) {
    caller.check(userId);
    RowTail.Cursor cursor = new RowTail.Cursor(0, userId, after);
    return new Page(
        transactions.read(tx -> MessageStore.after(tx, List.of(cursor), limit)).stream()
            .map(RowTail.Found::row)
            .toList());
  }

  @GET
  @Path("/stream")
  @RolesAllowed(Roles.USER)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      summary = "Messages as they arrive (server-sent events)",
      description =
          "An event's id is the message's number. After a lost connection, send the last number as"
              + " Last-Event-ID to continue after it. Without it, or with one that is not the"
              + " number of a message of this inbox, the stream starts with the first message. It"
              + " ends when the token does.")
  public Multi<OutboundSseEvent> stream(
      @PlainText @Size(min = 1, max = 64) String userId,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context Sse sse) {
    caller.checkSelf(userId);
    long after = after(new UserId(userId), lastEventId);
    Multi<OutboundSseEvent> messages =
        Multi.createFrom()
            .<CustomerMessage>emitter(
                emitter -> emitter.onTermination(feed.follow(userId, after, emitter::emit)),
                BUFFERED_MAX)
            .map(message -> event(sse, message));
    Multi<OutboundSseEvent> alive =
        Multi.createFrom()
            .ticks()
            .every(ALIVE)
            .onOverflow()
            .drop()
            .map(_ -> sse.newEventBuilder().comment("alive").build());
    Runnable counted = streams.open(caller.subject());
    return Multi.createBy()
        .merging()
        .streams(messages, alive)
        .select()
        .first(caller.timeLeft())
        .onTermination()
        .invoke(counted);
  }

  /** After a restore numbers may be lower; a browser that is refused here would never ask again. */
  private long after(UserId user, String lastEventId) {
    if (lastEventId == null || !NUMBER.matcher(lastEventId).matches()) {
      return 0;
    }
    long last = Long.parseLong(lastEventId);
    return transactions.read(tx -> MessageStore.lastNumber(tx, user)) < last ? 0 : last;
  }

  @PUT
  @Path("/{messageId}/delivery")
  @RolesAllowed(Roles.USER)
  @Transactional
  @Operation(summary = "The device reports that it received the message, or that it was read")
  public void delivered(
      @PlainText @Size(min = 1, max = 64) String userId,
      UUID messageId,
      @NotNull @Valid Delivery delivery) {
    caller.checkSelf(userId);
    transactions.inCurrent(tx -> {
      if (MessageStore.assetOf(tx, new UserId(userId), messageId).isEmpty()) {
        throw Problems.notFound();
      }
      MessageStore.reached(tx, List.of(messageId), DeliveryState.valueOf(delivery.state().name()));
      return null;
    });
  }

  @POST
  @Path("/{messageId}/answers")
  @RolesAllowed(Roles.USER)
  @Idempotent
  @Transactional
  @Operation(
      summary = "The user says which option they would like",
      description =
          "A wish that the agent sees. It reschedules nothing: that is decided in a live session.")
  public Response answer(
      @PlainText @Size(min = 1, max = 64) String userId,
      UUID messageId,
      @NotNull @Valid Answer answer) {
    caller.checkSelf(userId);
    unitOfWork.publish(
        transactions.inCurrent(
            tx -> answered(tx, new UserId(userId), messageId, answer.optionId())));
    return Response.accepted(answer).build();
  }

  private static Effects answered(Connection tx, UserId user, UUID messageId, String optionId)
      throws SQLException {
    if (MessageStore.options(tx, user, messageId).orElseThrow(Problems::notFound).stream()
        .noneMatch(o -> o.optionId().equals(optionId))) {
      throw new ProblemException(ProactiveProblem.OPTION_UNKNOWN, "the message has no such option");
    }
    MessageStore.answered(tx, messageId, optionId);
    return Effects.of(
        List.of(
            OutboundEvent.of(
                Topics.CUSTOMER_MESSAGES,
                messageId.toString(),
                MessageEventMapper.answered(messageId, user, optionId, Instant.now()))));
  }

  private static OutboundSseEvent event(Sse sse, CustomerMessage message) {
    return sse.newEventBuilder()
        .id(Long.toString(message.number()))
        .name("message")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(message)
        .build();
  }
}
