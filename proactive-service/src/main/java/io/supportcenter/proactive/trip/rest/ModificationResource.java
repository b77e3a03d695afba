package io.supportcenter.proactive.trip.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.store.ModificationStore;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.trip.store.TripBatch;
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
@Audited
public class ModificationResource {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final Caller caller;

  ModificationResource(Transactions transactions, UnitOfWork unitOfWork, Caller caller) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  @Operation(summary = "Cases for agents: nothing could be offered to the customer, oldest first")
  public List<ModificationView> needingAgent(
      @QueryParam("after") UUID after,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    caller.checkCases();
    return transactions.read(tx -> ModificationViews.forAgents(tx, after, limit));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(summary = "The state of a modification")
  public ModificationView get(UUID id) {
    return transactions.read(tx -> ModificationViews.of(tx, reachable(tx, id).id()));
  }

  @POST
  @Path("/{id}/quotes")
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Idempotent
  @Transactional
  @Operation(summary = "Asks the vendor for options again, when they expired or there were none")
  public Response quoteAgain(UUID id) {
    return transactions.inCurrent(tx -> {
      Modification modification = reachable(tx, id);
      TripBatch batch = TripBatch.load(tx, Set.of(modification.user()));
      if (!batch.of(modification.user()).quoteAgain(modification.id())) {
        throw new ProblemException(
            ProactiveProblem.MODIFICATION_DECIDED, "the modification is already decided");
      }
      unitOfWork.publish(tx, batch.store(Instant.now()));
      return Response.accepted(ModificationViews.of(tx, modification.id())).build();
    });
  }

  private Modification reachable(Connection tx, UUID id) throws SQLException {
    Modification found =
        ModificationStore.find(tx, new ModificationId(id)).orElseThrow(Problems::notFound);
    caller.check(found.user().value());
    return found;
  }
}
