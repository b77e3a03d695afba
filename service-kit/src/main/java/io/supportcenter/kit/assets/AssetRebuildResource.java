package io.supportcenter.kit.assets;

import io.quarkus.arc.properties.IfBuildProperty;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The asset projection made again from its topic, compared, and put in place of the old one. */
@Path("/v1/projections/assets/rebuilds")
@RolesAllowed(Roles.OPERATOR)
@Audited
@Tag(name = "Projections")
@IfBuildProperty(name = "support-center.asset-projection", stringValue = "true")
public class AssetRebuildResource {

  private final AssetRebuilds rebuilds;

  AssetRebuildResource(AssetRebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  @POST
  @Operation(
      summary =
          "Makes the projection again beside the one in use, compares the two, and swaps them if"
              + " asked to")
  @APIResponse(
      responseCode = "202",
      description = "begun; watch it at its location",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AssetRebuild.class)))
  @APIResponse(responseCode = "409", description = "another one is under way")
  public Response rebuild(@QueryParam("swap") @DefaultValue("false") boolean swap) {
    AssetRebuild begun =
        rebuilds
            .begin(swap)
            .orElseThrow(() ->
                new ProblemException(
                    CommonProblem.REBUILD_RUNNING, "another rebuild is under way"));
    return Response.accepted(begun)
        .location(URI.create("/v1/projections/assets/rebuilds/" + begun.id()))
        .build();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "How far a rebuild has come; only the last one is remembered")
  public AssetRebuild get(UUID id) {
    return rebuilds.find(id).orElseThrow(Problems::notFound);
  }
}
