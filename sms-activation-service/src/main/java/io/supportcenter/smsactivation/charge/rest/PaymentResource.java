package io.supportcenter.smsactivation.charge.rest;

import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.IdempotentRequests;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import io.supportcenter.smsactivation.config.CurrentTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Payments by merchants, after CAMARA Carrier Billing. A merchant is who its token's subject says,
 * and sees its own payments only.
 */
@Path("/v1/payments")
@Camara
@Tag(name = "Payments")
public class PaymentResource {

  private final CurrentTransaction transaction;
  private final IdempotentRequests requests;
  private final PaymentCommands commands;
  private final Caller caller;

  PaymentResource(
      CurrentTransaction transaction,
      IdempotentRequests requests,
      PaymentCommands commands,
      Caller caller) {
    this.transaction = transaction;
    this.requests = requests;
    this.commands = commands;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Roles.MERCHANT)
  @Operation(
      summary = "Charges a prepaid account, which is refused while the account is blacklisted",
      description =
          "201 succeeded, or processing while the registration of the named device is awaited. A"
              + " denial is kept, too, and told of on charges.v1.")
  @APIResponse(
      responseCode = "201",
      description = "The payment",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Payment.class)))
  public Uni<Response> create(@NotNull @Valid CreatePayment payment) {
    return commands.submit(requests.current(payment), PaymentReader.read(merchant(), payment));
  }

  @GET
  @Path("/{paymentId}")
  @RolesAllowed({Roles.MERCHANT, Roles.OPERATOR})
  @Operation(summary = "A payment")
  public Payment get(UUID paymentId) {
    return transaction
        .run(tx -> ChargeStore.find(tx, paymentId))
        .filter(this::isVisible)
        .map(Payment::of)
        .orElseThrow(() -> new ProblemException(Status.NOT_FOUND, "NOT_FOUND", "no such payment"));
  }

  private boolean isVisible(Charge charge) {
    return caller.hasRole(Roles.OPERATOR) || charge.request().merchantId().equals(merchant());
  }

  private String merchant() {
    return caller.subject();
  }
}
