package io.supportcenter.registration.directory.rest;

import io.supportcenter.kit.partner.PartnerEntries;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.registration.directory.PartnerChanged;
import io.supportcenter.registration.directory.store.CompanyEntity;
import io.supportcenter.registration.problem.RegistrationProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
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

/** The directory of partners. Registrations that wait for a partner continue when it is added. */
@Path("/v1/partners")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Partners")
@Audited
public class PartnerResource {

  private final PartnerEntries<CompanyEntity, CompanyView> partners;
  private final Event<PartnerChanged> changed;

  PartnerResource(PartnerGuard guard, Event<PartnerChanged> changed) {
    this.partners =
        new PartnerEntries<>(
            guard, "partner", CompanyEntity.class, CompanyEntity::new, CompanyMapper::toView);
    this.changed = changed;
  }

  @GET
  @Operation(summary = "All partners, without their tokens")
  public List<CompanyView> list() {
    return partners.list();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One partner, without its token")
  public CompanyView get(String id) {
    return partners.get(id);
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes a partner; registrations that wait for it continue")
  public CompanyView put(
      @Pattern(regexp = PartnerId.PATTERN) String id, @NotNull @Valid CompanyView view) {
    CompanyView stored =
        partners.put(
            id,
            view,
            CompanyMapper.problems(view),
            company -> {
              checkAgainst(company, view);
              CompanyMapper.apply(view, company);
            });
    changed.fire(new PartnerChanged(id));
    return stored;
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes a partner; registrations that need it wait from now on")
  public void delete(String id) {
    partners.delete(id);
    changed.fire(new PartnerChanged(id));
  }

  private static void checkAgainst(CompanyEntity company, CompanyView view) {
    if (company.kind != null && company.kind != view.kind()) {
      throw new ProblemException(
          RegistrationProblem.PARTNER_KIND_FIXED, "a partner's kind is fixed");
    }
    if (company.isAnyTaken(CompanyMapper.prefixes(view))) {
      throw new ProblemException(
          RegistrationProblem.GTIN_PREFIX_TAKEN, "another manufacturer has one of the prefixes");
    }
  }
}
