package io.supportcenter.proactive.trip;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Possible modifications of activities. */
@Path("/v1/modifications")
@Tag(name = "Modifications")
public class ModificationResource {

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final Caller caller;

  ModificationResource(AgroalDataSource dataSource, UnitOfWork unitOfWork, Caller caller) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.AGENT)
  @Operation(summary = "Cases for agents: nothing could be offered to the customer, oldest first")
  public List<ModificationView> needingAgent(
      @QueryParam("after") UUID after,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return ModificationViews.forAgents(connection, after, limit);
    }
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(summary = "How far a modification has come")
  public ModificationView get(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return ModificationViews.find(connection, reachable(connection, id))
          .orElseThrow(Problems::notFound);
    }
  }

  @POST
  @Path("/{id}/quotes")
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Idempotent
  @Transactional
  @Operation(summary = "Asks the vendor for options again, when they expired or there were none")
  public Response quoteAgain(UUID id) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      Modification modification = reachable(tx, id);
      TripBatch batch = TripBatch.load(tx, Set.of(modification.user()), Set.of());
      if (!batch.of(modification.user()).quoteAgain(modification.id())) {
        throw new ProblemException(
            Status.CONFLICT, "MODIFICATION_DECIDED", "there is nothing left to offer");
      }
      unitOfWork.publish(batch.store(Instant.now()));
      return Response.accepted(
              ModificationViews.find(tx, modification).orElseThrow(Problems::notFound))
          .build();
    }
  }

  private Modification reachable(Connection tx, UUID id) throws SQLException {
    Modification found =
        ModificationStore.find(tx, new ModificationId(id)).orElseThrow(Problems::notFound);
    caller.check(found.user().value());
    return found;
  }
}
