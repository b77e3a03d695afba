package io.supportcenter.proactive.session;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.SessionState.Offered;
import io.supportcenter.proactive.session.SessionState.WrapUp;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
public class AgentSessionResource {

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final Sessions sessions;

  AgentSessionResource(AgroalDataSource dataSource, UnitOfWork unitOfWork, Sessions sessions) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
  }

  @POST
  @Path("/{id}/accept")
  @Transactional
  @Operation(summary = "Takes the session that was offered: the talk begins")
  public SessionView accept(UUID id) throws SQLException {
    return change(id, Offered.class, offered -> offered.accept(Instant.now()));
  }

  @POST
  @Path("/{id}/decline")
  @Transactional
  @Operation(summary = "Gives the session back to the queue; the user keeps their place")
  public SessionView decline(UUID id) throws SQLException {
    return change(id, Offered.class, Offered::giveBack);
  }

  @POST
  @Path("/{id}/end")
  @Transactional
  @Operation(summary = "Ends the talk")
  public SessionView end(UUID id) throws SQLException {
    return change(id, Active.class, Active::end);
  }

  @POST
  @Path("/{id}/close")
  @Transactional
  @Operation(summary = "Wrapped up: the agent is free for the next")
  public SessionView close(UUID id) throws SQLException {
    return change(id, WrapUp.class, WrapUp::close);
  }

  private <S extends SessionState> SessionView change(
      UUID id, Class<S> from, Function<S, SessionState> transition) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      LiveSession session = sessions.lock(tx, id);
      S state = Sessions.in(session, from);
      sessions.checkAgent(session);
      LiveSession changed = session.in(transition.apply(state));
      unitOfWork.publish(SessionChanges.update(tx, List.of(changed), Instant.now()));
      return Sessions.view(tx, changed);
    }
  }
}
