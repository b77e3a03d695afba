package io.supportcenter.registration.asset.rest;

import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.asset.store.AssetEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * A device or reservation that a person has, shaped like TM Forum's Product Inventory (TMF637,
 * version 4).
 */
@Path("/v1/products/{id}")
@RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
@Tag(name = "Products")
@Audited
public class ProductResource {

  private final Caller caller;

  ProductResource(Caller caller) {
    this.caller = caller;
  }

  @GET
  @Operation(summary = "One device or reservation")
  public Product get(UUID id) {
    return AssetEntity.<AssetEntity>findByIdOptional(id)
        .filter(asset -> caller.reaches(asset.userId))
        .map(ProductMapper::toProduct)
        .orElseThrow(Problems::notFound);
  }
}
