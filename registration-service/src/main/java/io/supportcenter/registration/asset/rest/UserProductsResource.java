package io.supportcenter.registration.asset.rest;

import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.asset.store.AssetEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What a person owns and has booked, shaped like TM Forum's Product Inventory (TMF637, version 4).
 */
@Path("/v1/users/{userId}/products")
@RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
@Tag(name = "Products")
@Audited
public class UserProductsResource {

  private final Caller caller;

  UserProductsResource(Caller caller) {
    this.caller = caller;
  }

  @GET
  @Operation(
      summary = "A user's devices and reservations, those given back included",
      description = "The header Link (rel=next) leads to the next part.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Product[].class)))
  public Response list(
      String userId,
      @RestQuery Optional<UUID> cursor,
      @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit,
      @Context UriInfo uri) {
    caller.check(userId);
    List<AssetEntity> found = AssetEntity.ofUser(userId, cursor.orElse(new UUID(0, 0)), limit + 1);
    List<Product> products = found.stream().limit(limit).map(ProductMapper::toProduct).toList();
    Response.ResponseBuilder answer =
        Response.ok(products).header("X-Result-Count", products.size());
    if (found.size() > limit) {
      answer.link(
          uri.getRequestUriBuilder().replaceQueryParam("cursor", products.getLast().id()).build(),
          "next");
    }
    return answer.build();
  }
}
