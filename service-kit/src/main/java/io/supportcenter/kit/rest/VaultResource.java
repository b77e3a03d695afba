package io.supportcenter.kit.rest;

import io.supportcenter.kit.security.Rewraps;
import io.supportcenter.kit.security.Rewraps.Rewrapped;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is sealed in the database, when keys change. */
@Path("/v1/vault/rewraps")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Vault")
@Audited
public class VaultResource {

  private final Rewraps rewraps;

  VaultResource(Rewraps rewraps) {
    this.rewraps = rewraps;
  }

  @POST
  @Operation(
      summary =
          "Seals with the current key what older keys have sealed, and counts what remains; ask"
              + " again until nothing does")
  public Rewrapped rewrap() {
    return rewraps.run();
  }
}
