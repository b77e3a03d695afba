package io.supportcenter.smsactivation.charge.rest;

import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.rest.RateClass;
import io.supportcenter.kit.rest.RateLimited;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Payments by merchants, after CAMARA Carrier Billing. A merchant is the partner of its token, and
 * sees its own payments only.
 */
@RateLimited(RateClass.PAYMENTS)
@Path("/v1/payments")
@Camara
@Tag(name = "Payments")
public class PaymentResource {

  private final Transactions transactions;
  private final PaymentCommands commands;
  private final Caller caller;

  PaymentResource(Transactions transactions, PaymentCommands commands, Caller caller) {
    this.transactions = transactions;
    this.commands = commands;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Roles.MERCHANT)
  @Operation(
      summary = "Charges a prepaid account, which is refused while the account is blacklisted",
      description =
          "201: succeeded, or processing until the registration of the named device is known. A"
              + " denial is stored too, and published on charges.v1. 429: too many payments named"
              + " accounts that do not exist; nothing is stored, and Retry-After says when the"
              + " merchant may send payments again.")
  @APIResponse(
      responseCode = "201",
      description = "The payment",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Payment.class)))
  public Uni<Response> create(@NotNull @Valid CreatePayment payment) {
    return commands.create(caller.requirePartner(), payment);
  }

  @GET
  @Path("/{paymentId}")
  @Audited
  @RolesAllowed({Roles.MERCHANT, Roles.OPERATOR})
  @Operation(summary = "A payment")
  public Payment get(UUID paymentId) {
    return transactions
        .read(tx -> ChargeStore.find(tx, paymentId))
        .filter(this::isVisible)
        .map(Payment::of)
        .orElseThrow(Problems::notFound);
  }

  private boolean isVisible(Charge charge) {
    return caller.isPartner(Roles.MERCHANT, charge.request().merchantId())
        || caller.reachesUnowned();
  }
}
