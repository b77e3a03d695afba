package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionState;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.SessionState.Offered;
import io.supportcenter.proactive.session.SessionState.WrapUp;
import io.supportcenter.proactive.session.store.SessionWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Live sessions, from the agent's side. */
@Path("/v1/live-sessions")
@RolesAllowed(Roles.AGENT)
@Tag(name = "Live sessions")
@Audited
public class AgentSessionResource {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final SessionAccess sessions;

  AgentSessionResource(Transactions transactions, UnitOfWork unitOfWork, SessionAccess sessions) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
  }

  @POST
  @Path("/{id}/accept")
  @Transactional
  @Operation(summary = "Accepts the offered session: the conversation begins")
  public SessionView accept(UUID id) {
    return change(id, Offered.class, offered -> offered.accept(Instant.now()));
  }

  @POST
  @Path("/{id}/decline")
  @Transactional
  @Operation(summary = "Gives the session back to the queue; the user keeps their place")
  public SessionView decline(UUID id) {
    return change(id, Offered.class, Offered::giveBack);
  }

  @POST
  @Path("/{id}/end")
  @Transactional
  @Operation(summary = "Ends the conversation")
  public SessionView end(UUID id) {
    return change(id, Active.class, Active::end);
  }

  @POST
  @Path("/{id}/close")
  @Transactional
  @Operation(summary = "Closes a session that is wrapped up: the agent is free for the next one")
  public SessionView close(UUID id) {
    return change(id, WrapUp.class, WrapUp::close);
  }

  private <S extends SessionState> SessionView change(
      UUID id, Class<S> from, Function<S, SessionState> transition) {
    return transactions.inCurrent(tx -> {
      LiveSession session = sessions.lockForAgent(tx, id);
      S state = SessionAccess.in(session, from);
      sessions.checkAgent(session);
      LiveSession changed = session.in(transition.apply(state));
      unitOfWork.publish(tx, SessionWriter.update(tx, List.of(changed), Instant.now()));
      return sessions.view(tx, changed);
    });
  }
}
