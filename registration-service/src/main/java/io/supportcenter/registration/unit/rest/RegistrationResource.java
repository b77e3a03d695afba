package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.PendingSerial;
import io.supportcenter.registration.unit.RegistrationState.Rejected;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.StateCode;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import io.supportcenter.registration.unit.store.UnitStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One unit of a receipt on its way into the asset store. */
@Path("/v1/registrations/{id}")
@Tag(name = "Registrations")
@Audited
public class RegistrationResource {

  private static final int SCANS_MAX = 5;

  private static final Set<StateCode> OPEN_TO_AGENTS =
      Set.of(
          StateCode.PENDING_SERIAL,
          StateCode.CONFLICT,
          StateCode.REJECTED,
          StateCode.PENDING_PARTNER);

  private final UnitCommands commands;
  private final Caller caller;
  private final RegistrationViews views;

  RegistrationResource(UnitCommands commands, Caller caller, RegistrationViews views) {
    this.views = views;
    this.commands = commands;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(summary = "One registration")
  public RegistrationView get(UUID id) {
    return RegistrationEntity.shown(id)
        .filter(unit -> unit.userId == null ? caller.reachesUnowned() : caller.reaches(unit.userId))
        .map(views::of)
        .orElseThrow(Problems::notFound);
  }

  @PUT
  @Path("/serial-number")
  @Transactional
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
    checkReached(unit);
    boolean isUser = commands.isOwn(unit);
    if (unit.facts().reservation().isPresent() || !(isUser ? isOpenToUser(unit) : isOpen(unit))) {
      throw new ProblemException(
          RegistrationProblem.SERIAL_NOT_AWAITED,
          "this registration is not waiting for a serial number");
    }
    if (isUser && unit.facts().scans() >= SCANS_MAX) {
      throw new ProblemException(
          RegistrationProblem.SCANS_USED_UP, "this was scanned too often: an agent has to help");
    }
    return code.applyTo(unit, commands).forgettingQuestion();
  }

  private void checkReached(StoredUnit unit) {
    boolean reached =
        unit.facts()
            .user()
            .map(user -> caller.reaches(user.value().value()))
            .orElseGet(caller::reachesUnowned);
    if (!reached) {
      throw Problems.notFound();
    }
  }

  private static boolean isOpen(StoredUnit unit) {
    return OPEN_TO_AGENTS.contains(unit.registration().code());
  }

  /** A wrong scan is not the user's last, but nobody contradicts an agent. */
  private static boolean isOpenToUser(StoredUnit unit) {
    Optional<FieldSource> supplied = unit.facts().suppliedSerial().map(Sourced::source);
    return !supplied.equals(Optional.of(FieldSource.AGENT))
        && switch (UnitStore.state(unit)) {
          case PendingSerial _ -> true;
          case Rejected(var reason) -> reason == RejectionReason.SERIAL_NOT_FOUND;
          case Conflict _ -> supplied.isPresent();
          default -> false;
        };
  }

  @PUT
  @Path("/settlements/{field}")
  @Transactional
  @RolesAllowed(Roles.AGENT)
  @Operation(
      summary = "Decides which source is right about a field on which they contradict each other",
      description = "The same decision again changes nothing.")
  public Response settle(
      UUID id, Contradiction.Field field, @NotNull @Valid SettlementBody decision) {
    if (field == Contradiction.Field.BUYER) {
      commands.settleBuyer(id, decision.source(), this::checkReached);
    } else {
      commands.change(
          id,
          unit -> {
            checkReached(unit);
            return decision.applyTo(unit, field, value -> commands.said(unit, value, "settlement"));
          });
    }
    // It may be another user's from now on.
    return Response.accepted(views.of(RegistrationEntity.shown(id).orElseThrow())).build();
  }

  @POST
  @Path("/questions")
  @RolesAllowed(Roles.AGENT)
  @Transactional
  @Idempotent
  @Operation(
      summary = "Asks retailer and manufacturer again, as if they had not been asked yet",
      description = "What agents have decided about contradictions is forgotten.")
  public Response askAgain(UUID id) {
    commands.askAgain(
        id,
        unit -> {
          checkReached(unit);
          return isOpen(unit);
        });
    return Response.accepted(get(id)).build();
  }
}
