package io.supportcenter.registration.progress;

import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.registration.Sourced;
import io.supportcenter.registration.registration.StateCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
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
      summary = "Supplies the serial number that nobody could say",
      description = "The owner by scanning the code on the device, an agent also by typing it.")
  public Response supplySerial(UUID id, @NotNull @Valid SerialCode code) {
    if (!caller.isAgent() && code.code() == null) {
      throw new ProblemException(
          Status.FORBIDDEN, "SCAN_NEEDED", "a serial number is scanned, not typed");
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
          Status.CONFLICT,
          "SERIAL_NOT_AWAITED",
          "this registration does not wait for a serial number");
    }
    Sourced<String> serial = Said.by(caller, code.serialFor(unit), "serial");
    return unit.with(facts -> facts.withSuppliedSerial(serial));
  }
}
