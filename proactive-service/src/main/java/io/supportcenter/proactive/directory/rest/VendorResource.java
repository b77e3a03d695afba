package io.supportcenter.proactive.directory.rest;

import io.supportcenter.kit.partner.PartnerEntries;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PartnerId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of vendors. */
@Path("/v1/vendors")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Vendors")
@Audited
public class VendorResource {

  private final PartnerEntries<VendorEntity, VendorView> vendors;

  VendorResource(PartnerGuard guard) {
    this.vendors =
        new PartnerEntries<>(
            guard, "vendor", VendorEntity.class, VendorEntity::new, VendorView::of);
  }

  @GET
  @Operation(summary = "All vendors, without their tokens")
  public List<VendorView> list() {
    return vendors.list();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One vendor, without its token")
  public VendorView get(String id) {
    return vendors.get(id);
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes a vendor")
  public VendorView put(
      @Pattern(regexp = PartnerId.PATTERN) String id, @NotNull @Valid VendorView view) {
    return vendors.put(id, view, List.of(), vendor -> vendor.channels = view.channels());
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes a vendor; from then on its bookings are cases for agents")
  public void delete(String id) {
    vendors.delete(id);
  }
}
