package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receipts that a user says are theirs. */
@Path("/v1/users/{userId}/claims")
@Tag(name = "Registrations")
public class ClaimResource {

  private final UnitCommands commands;
  private final Caller caller;
  private final RegistrationViews views;

  ClaimResource(UnitCommands commands, Caller caller, RegistrationViews views) {
    this.views = views;
    this.commands = commands;
    this.caller = caller;
  }

  /** The receipt that a user says is theirs. */
  record Claim(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String retailerId,
      @NotNull @Size(max = ReceiptKey.NUMBER_MAX) @PlainText @Pattern(regexp = "[^\\u241f]*")
          String receiptNumber) {}

  /** A claimed receipt's units. */
  record Claimed(List<RegistrationView> registrations) {}

  @POST
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Transactional
  @Idempotent
  @Operation(summary = "Claims a receipt that waits for its buyer")
  public Response claim(
      @Size(min = 1, max = 64) @PlainText String userId, @NotNull @Valid Claim claim) {
    caller.check(userId);
    UUID receipt =
        commands.claim(
            ReceiptKey.read(claim.retailerId(), claim.receiptNumber()), new UserId(userId));
    return Response.accepted(new Claimed(views.of(RegistrationEntity.ofReceipt(receipt))))
        .location(java.net.URI.create("/v1/users/" + userId + "/registrations"))
        .build();
  }
}
