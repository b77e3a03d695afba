package io.supportcenter.reactivation.directory.rest;

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

/** The directory of account systems. Calls that wait for one are made once it is added. */
@Path("/v1/account-systems")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Account systems")
@Audited
public class AccountSystemResource {

  private final PartnerEntries<AccountSystemEntity, AccountSystemView> systems;

  AccountSystemResource(PartnerGuard guard) {
    this.systems =
        new PartnerEntries<>(
            guard,
            "account system",
            AccountSystemEntity.class,
            AccountSystemEntity::new,
            AccountSystemView::of);
  }

  @GET
  @Operation(summary = "All account systems, without their tokens")
  public List<AccountSystemView> list() {
    return systems.list();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One account system, without its token")
  public AccountSystemView get(String id) {
    return systems.get(id);
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes an account system")
  public AccountSystemView put(
      @Pattern(regexp = PartnerId.PATTERN) String id, @NotNull @Valid AccountSystemView view) {
    return systems.put(id, view);
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes an account system; calls to it wait from then on")
  public void delete(String id) {
    systems.delete(id);
  }
}
