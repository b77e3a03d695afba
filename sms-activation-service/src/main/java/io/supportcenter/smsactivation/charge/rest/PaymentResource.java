package io.supportcenter.smsactivation.charge.rest;

import io.supportcenter.kit.db.UnitOfWork;
import io.supportcenter.kit.events.Effects;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.intake.Charging;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import io.supportcenter.smsactivation.config.CurrentTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
  private final UnitOfWork unitOfWork;
  private final Charging charging;
  private final Caller caller;

  PaymentResource(
      CurrentTransaction transaction, UnitOfWork unitOfWork, Charging charging, Caller caller) {
    this.transaction = transaction;
    this.unitOfWork = unitOfWork;
    this.charging = charging;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Transactional
  @RolesAllowed(Roles.MERCHANT)
  @Operation(
      summary = "Charges a prepaid account, which is refused while the account is blacklisted",
      description =
          "201 succeeded, or processing while the registration of the named device is awaited. A"
              + " denial is kept, too, and told of on charges.v1.")
  public Response create(@NotNull @Valid CreatePayment payment) {
    ChargeRequest request = PaymentReader.read(merchant(), payment);
    return answer(request, transaction.run(tx -> charge(tx, request)));
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

  private Charge charge(Connection tx, ChargeRequest request) throws SQLException {
    List<Charge> charged = charging.charge(tx, List.of(request));
    unitOfWork.publish(
        Effects.of(charged.stream().flatMap(c -> Charging.event(c).stream()).toList()));
    return charged.isEmpty() ? ChargeStore.find(tx, request).orElseThrow() : charged.getFirst();
  }

  private static Response answer(ChargeRequest request, Charge charge) {
    if (!charge.request().equals(request)) {
      return PaymentProblem.invalid(
          "clientCorrelator was used for another payment",
          List.of(new FieldProblem("amountTransaction.clientCorrelator", "was used before")));
    }
    return switch (charge.state()) {
      case ChargeState.Denied(var reason, _, _) -> PaymentProblem.denied(charge, reason);
      case ChargeState.Succeeded _, ChargeState.Processing _ ->
          Response.created(URI.create("/v1/payments/" + charge.id()))
              .entity(Payment.of(charge))
              .build();
    };
  }

  private boolean isVisible(Charge charge) {
    return caller.hasRole(Roles.OPERATOR) || charge.request().merchantId().equals(merchant());
  }

  private String merchant() {
    return caller.subject();
  }
}
