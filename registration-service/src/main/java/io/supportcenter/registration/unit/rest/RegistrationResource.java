package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.unit.StateCode;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One unit of a receipt on its way into the asset store. */
@Path("/v1/registrations/{id}")
@Tag(name = "Registrations")
public class RegistrationResource {

  private static final Set<StateCode> OPEN_TO_AGENTS =
      Set.of(
          StateCode.PENDING_SERIAL,
          StateCode.CONFLICT,
          StateCode.REJECTED,
          StateCode.PENDING_PARTNER);

  private final UnitCommands commands;
  private final Caller caller;

  RegistrationResource(UnitCommands commands, Caller caller) {
    this.commands = commands;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "One registration")
  public RegistrationView get(UUID id) {
    return RegistrationEntity.<RegistrationEntity>findByIdOptional(id)
        .filter(unit -> unit.userId == null ? caller.isStaff() : caller.reaches(unit.userId))
        .map(RegistrationView::of)
        .orElseThrow(Problems::notFound);
  }

  @PUT
  @Path("/serial-number")
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "Supplies the serial number that no source knows",
      description = "The owner scans the code on the device; an agent may also type it.")
  public Response supplySerial(UUID id, @NotNull @Valid SerialCode code) {
    if (!caller.isAgent() && code.code() == null) {
      throw new ProblemException(
          RegistrationProblem.SCAN_NEEDED, "a user must scan the serial number");
    }
    commands.change(id, unit -> supplied(unit, code));
    return Response.accepted(get(id)).build();
  }

  private StoredUnit supplied(StoredUnit unit, SerialCode code) {
    boolean reached =
        caller.isAgent()
            || unit.facts().user().filter(u -> caller.reaches(u.value().value())).isPresent();
    if (!reached) {
      throw Problems.notFound();
    }
    StateCode state = unit.registration().code();
    if (unit.facts().reservation().isPresent()
        || !(caller.isAgent()
            ? OPEN_TO_AGENTS.contains(state)
            : state == StateCode.PENDING_SERIAL)) {
      throw new ProblemException(
          RegistrationProblem.SERIAL_NOT_AWAITED,
          "this registration is not waiting for a serial number");
    }
    Sourced<String> serial = commands.said(code.serialFor(unit), "serial");
    return unit.with(facts -> facts.withSuppliedSerial(serial));
  }
}
