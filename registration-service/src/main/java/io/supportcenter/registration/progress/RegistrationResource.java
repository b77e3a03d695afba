package io.supportcenter.registration.progress;

import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.Sourced;
import io.supportcenter.registration.registration.StateCode;
import io.supportcenter.registration.security.OwnData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What a user's receipts wait for, and what a person can do about it. */
@Path("/v1")
@Tag(name = "Registrations")
public class RegistrationResource {

  private static final Set<StateCode> OPEN_TO_AGENTS =
      Set.of(
          StateCode.PENDING_SERIAL,
          StateCode.CONFLICT,
          StateCode.REJECTED,
          StateCode.PENDING_PARTNER);

  private final UnitCommands commands;
  private final OwnData ownData;

  RegistrationResource(UnitCommands commands, OwnData ownData) {
    this.commands = commands;
    this.ownData = ownData;
  }

  /** The receipt that a user says is theirs. */
  record Claim(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String retailerId,
      @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,128}") String receiptNumber) {}

  /** A claimed receipt's units. */
  record Claimed(List<RegistrationView> registrations) {}

  @GET
  @Path("/users/{userId}/registrations")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "A user's registrations, by state: what waits and what was rejected, with reasons")
  public RegistrationPage list(
      String userId,
      @RestQuery("state") List<StateCode> states,
      @RestQuery Optional<UUID> cursor,
      @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
    ownData.check(userId);
    List<StateCode> wanted = states.isEmpty() ? List.of(StateCode.values()) : states;
    return RegistrationPage.of(
        RegistrationEntity.ofUser(userId, wanted, cursor.orElse(new UUID(0, 0)), limit + 1), limit);
  }

  @GET
  @Path("/registrations/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "One registration")
  public RegistrationView get(UUID id) {
    return RegistrationEntity.<RegistrationEntity>findByIdOptional(id)
        .filter(unit -> unit.userId == null ? ownData.isStaff() : ownData.reaches(unit.userId))
        .map(RegistrationView::of)
        .orElseThrow(OwnData::notFound);
  }

  @POST
  @Path("/users/{userId}/claims")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Transactional
  @Idempotent
  @Operation(summary = "Claims a receipt that waits for its buyer")
  public Response claim(String userId, @NotNull @Valid Claim claim) {
    ownData.check(userId);
    UUID receipt =
        commands.claim(
            new ReceiptKey(claim.retailerId(), claim.receiptNumber()),
            said(new UserId(userId), "claim"));
    return Response.accepted(
            new Claimed(
                RegistrationEntity.ofReceipt(receipt).stream().map(RegistrationView::of).toList()))
        .location(java.net.URI.create("/v1/users/" + userId + "/registrations"))
        .build();
  }

  @PUT
  @Path("/registrations/{id}/serial-number")
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "Supplies the serial number that nobody could say",
      description = "The owner by scanning the code on the device, an agent also by typing it.")
  public Response supplySerial(UUID id, @NotNull @Valid SerialCode code) {
    if (!ownData.isAgent() && code.code() == null) {
      throw new ProblemException(
          Status.FORBIDDEN, "SCAN_NEEDED", "a serial number is scanned, not typed");
    }
    commands.change(id, unit -> supplied(unit, code));
    return Response.accepted(get(id)).build();
  }

  private StoredUnit supplied(StoredUnit unit, SerialCode code) {
    boolean reached =
        ownData.isAgent()
            || unit.facts().user().filter(u -> ownData.reaches(u.value().value())).isPresent();
    if (!reached) {
      throw OwnData.notFound();
    }
    StateCode state = unit.registration().code();
    if (!(ownData.isAgent() ? OPEN_TO_AGENTS.contains(state) : state == StateCode.PENDING_SERIAL)) {
      throw new ProblemException(
          Status.CONFLICT, "SERIAL_NOT_AWAITED", "this registration does not wait for a serial number");
    }
    Sourced<String> serial = said(code.serialFor(unit), "serial");
    return unit.with(facts -> facts.withSuppliedSerial(serial));
  }

  private <T> Sourced<T> said(T value, String command) {
    FieldSource source = ownData.isStaff() ? FieldSource.AGENT : FieldSource.USER;
    return new Sourced<>(value, source, Instant.now(), command + ":" + ownData.subject());
  }
}
