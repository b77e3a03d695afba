package io.supportcenter.activation.activation.rest;

import io.supportcenter.activation.activation.store.ActivationQueries;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Page;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user's activations. */
@Path("/v1/users/{userId}/activations")
@Tag(name = "Activations")
@Audited
public class UserActivationsResource {

  private final ActivationQueries queries;
  private final Caller caller;

  UserActivationsResource(ActivationQueries queries, Caller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(summary = "A user's activations, page by page")
  public Page<ActivationView> list(
      @Size(min = 1, max = 64) @PlainText String userId,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    caller.check(userId);
    return ActivationPages.page(
        cursor, limit, (after, most) -> queries.page(new UserId(userId), after, most));
  }
}
