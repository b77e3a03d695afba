package io.supportcenter.activation.activation.rest;

import io.supportcenter.activation.activation.store.ActivationQueries;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Page;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Services that are no longer wanted and still exist. */
@Path("/v1/deactivations")
@Tag(name = "Activations")
@Audited
public class DeactivationsResource {

  private final ActivationQueries queries;
  private final Caller caller;

  DeactivationsResource(ActivationQueries queries, Caller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(
      summary = "Activations whose service is being ended, page by page",
      description =
          "With stalled, where the provider does not end it: whatever the activation's state, the"
              + " service may still be active there.")
  public Page<ActivationView> list(
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    caller.checkCases();
    return ActivationPages.page(cursor, limit, queries::ending);
  }
}
