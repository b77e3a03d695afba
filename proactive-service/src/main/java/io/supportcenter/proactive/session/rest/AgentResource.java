package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.proactive.session.AgentId;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.store.AgentPresent;
import io.supportcenter.proactive.session.store.AgentStore;
import io.supportcenter.proactive.session.store.AgentStore.Presence;
import io.supportcenter.proactive.session.store.SessionStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An agent's desk. */
@Path("/v1/agents/me")
@RolesAllowed(Roles.AGENT)
@Tag(name = "Agents")
public class AgentResource {

  private static final int QUEUE_SHOWN = 50;

  private final Transactions transactions;
  private final Caller caller;
  private final Event<AgentPresent> present;

  AgentResource(Transactions transactions, Caller caller, Event<AgentPresent> present) {
    this.transactions = transactions;
    this.caller = caller;
    this.present = present;
  }

  /** What an agent sets by hand. */
  @Schema(name = "Availability")
  record Availability(
      @NotNull Boolean available,
      @Min(1) @Max(20) @Schema(description = "Sessions at once") int capacity) {}

  /** What lies on an agent's desk. */
  @Schema(name = "Desk")
  record Desk(
      String agentId,
      boolean available,
      int capacity,
      @Schema(description = "Offered to the agent, or held") List<SessionView> sessions,
      @Schema(description = "Waiting, oldest first") List<SessionView> queue) {}

  @PUT
  @Transactional
  @Operation(summary = "Sets whether the agent takes sessions, and how many at once")
  public Desk set(@NotNull @Valid Availability availability) {
    return transactions.inCurrent(tx -> {
      AgentStore.set(tx, me(), new Presence(availability.available(), availability.capacity()));
      present.fire(new AgentPresent());
      return desk(tx);
    });
  }

  @POST
  @Path("/heartbeat")
  @Transactional
  @Operation(
      summary = "Reports that the agent is there; returns the desk",
      description =
          "To be sent every few seconds: the sessions of an agent who sends no heartbeat for the"
              + " grace period return to the queue.")
  public Desk heartbeat() {
    return transactions.inCurrent(this::desk);
  }

  private Desk desk(Connection tx) throws SQLException {
    Presence presence = AgentStore.seen(tx, me());
    List<SessionView> queue = new ArrayList<>();
    for (LiveSession waiting : SessionStore.queue(tx, QUEUE_SHOWN)) {
      queue.add(SessionView.of(waiting, queue.size() + 1));
    }
    return new Desk(
        me().value(),
        presence.available(),
        presence.capacity(),
        SessionStore.heldBy(tx, me()).stream().map(s -> SessionView.of(s, 0)).toList(),
        queue);
  }

  private AgentId me() {
    return new AgentId(caller.subject());
  }
}
