package io.supportcenter.registration.partner;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.recheck.Recheck;
import io.supportcenter.registration.recheck.Recheck.Cause;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of partners. Registrations that wait for a partner go on when it is added. */
@Path("/v1/partners")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Partners")
public class PartnerResource {

  private static final String ID = "[A-Za-z0-9._-]{1,64}";

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;

  PartnerResource(AgroalDataSource dataSource, UnitOfWork unitOfWork) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
  }

  @GET
  @Operation(summary = "All partners, without their tokens")
  public List<PartnerView> list() {
    return PartnerEntity.<PartnerEntity>listAll(io.quarkus.panache.common.Sort.by("id")).stream()
        .map(PartnerMapper::toView)
        .toList();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One partner, without its token")
  public PartnerView get(String id) {
    return PartnerMapper.toView(find(id));
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes a partner; what waits for it goes on")
  public PartnerView put(@Pattern(regexp = ID) String id, @NotNull @Valid PartnerView view) {
    PartnerMapper.check(view);
    lockDirectory();
    PartnerEntity partner = PartnerEntity.findById(id);
    boolean added = partner == null;
    if (added) {
      partner = new PartnerEntity();
      partner.id = id;
    }
    checkAgainst(partner, view, added);
    PartnerMapper.apply(view, partner);
    if (added) {
      partner.persist();
    }
    PartnerEntity.flush();
    publishChange(id);
    return PartnerMapper.toView(partner);
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes a partner; what needs it waits from now on")
  public void delete(String id) {
    lockDirectory();
    find(id).delete();
    PartnerEntity.flush();
    publishChange(id);
  }

  private static PartnerEntity find(String id) {
    return PartnerEntity.<PartnerEntity>findByIdOptional(id)
        .orElseThrow(
            () -> new ProblemException(Status.NOT_FOUND, "PARTNER_UNKNOWN", "no such partner"));
  }

  private static void checkAgainst(PartnerEntity partner, PartnerView view, boolean added) {
    if (added && view.token() == null) {
      throw new ProblemException(Status.BAD_REQUEST, "VALIDATION", "a new partner needs a token");
    }
    if (!added && partner.kind != view.kind()) {
      throw new ProblemException(
          Status.CONFLICT, "PARTNER_KIND_FIXED", "a partner's kind cannot change");
    }
    Set<String> prefixes = view.gtinPrefixes() == null ? Set.of() : view.gtinPrefixes();
    if (!prefixes.isEmpty()
        && PartnerEntity.count(
                "select count(p) from PartnerEntity p join p.gtinPrefixes x where x in ?1 and p.id <> ?2",
                prefixes,
                partner.id)
            > 0) {
      throw new ProblemException(
          Status.CONFLICT, "GTIN_PREFIX_TAKEN", "another manufacturer has one of the prefixes");
    }
  }

  private void lockDirectory() {
    try (Connection tx = dataSource.getConnection()) {
      DirectoryLock.alone(tx);
    } catch (SQLException e) {
      throw new IllegalStateException("the directory cannot be locked", e);
    }
  }

  private void publishChange(String id) {
    unitOfWork.publish(new Effects(List.of(), List.of(Recheck.of(Cause.PARTNER, id).toCall())));
  }
}
