package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receipts that a user says are theirs. */
@Path("/v1/users/{userId}/claims")
@Tag(name = "Registrations")
@Audited
public class ClaimResource {

  private final ClaimCommands commands;
  private final Caller caller;
  private final RegistrationViews views;

  ClaimResource(ClaimCommands commands, Caller caller, RegistrationViews views) {
    this.views = views;
    this.commands = commands;
    this.caller = caller;
  }

  /** A claimed receipt's units. */
  record Claimed(List<RegistrationView> registrations) {}

  @POST
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.IDENTITY_VERIFIER})
  @Transactional
  @Idempotent
  @Operation(
      summary = "Claims a receipt that waits for its buyer",
      description =
          "By what only its paper says: total and time, or the claim code. RECEIPT_UNKNOWN whatever"
              + " is wrong. Failures lock the caller and the receipt out for a while: 429, with the"
              + " seconds in Retry-After.")
  public Response claim(
      @Size(min = 1, max = 64) @PlainText String userId, @NotNull @Valid ClaimBody claim) {
    if (caller.hasRole(Roles.IDENTITY_VERIFIER)) {
      caller.actsAs(Roles.IDENTITY_VERIFIER, userId);
    } else {
      caller.check(userId);
      if (claim.proof().isEmpty()) {
        throw new ProblemException(
            RegistrationProblem.PROOF_MISSING, "total and issuedAt, or claimCode, are needed");
      }
    }
    return commands
        .claim(
            ReceiptKey.read(claim.retailerId(), claim.receiptNumber()),
            new UserId(userId),
            claim.proof())
        .map(receipt -> accepted(userId, receipt))
        .orElseGet(ClaimResource::unknownReceipt);
  }

  private Response accepted(String userId, UUID receipt) {
    return Response.accepted(new Claimed(views.of(RegistrationEntity.ofReceipt(receipt))))
        .location(UriBuilder.fromPath("/v1/users/{userId}/registrations").build(userId))
        .build();
  }

  /** An answer, not an exception, which would forget the failure. */
  private static Response unknownReceipt() {
    return Problem.of(
            RegistrationProblem.RECEIPT_UNKNOWN,
            "no receipt of that number, with that total and time or code, waits for its buyer",
            List.of())
        .toResponse();
  }
}
