package io.supportcenter.reactivation.desk;

import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.UserId;
import io.supportcenter.reactivation.desk.ConditionAcceptance.PaymentMethodInput;
import io.supportcenter.reactivation.reactivation.Actor;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deactivated accounts that their users ask for. */
@Path("/v1/reactivations")
@Tag(name = "Reactivations")
public class ReactivationResource {

  private final Desk desk;
  private final Caller caller;

  ReactivationResource(Desk desk, Caller caller) {
    this.desk = desk;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Transactional
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "Asks for a deactivated account back",
      description =
          "Scored and answered at once when the account is known; else the request waits for the"
              + " account's state. Refused (409) when the account is not deactivated, or another"
              + " reactivation of it is under way.")
  public Response request(@NotNull @Valid ReactivationOrder order) throws SQLException {
    ReactivationId id = Desk.newId();
    Reactivation received = desk.request(id, request(id, order));
    return Response.accepted(view(received)).location(location(received)).build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "A reactivation, with its answer, reasons and next step")
  public ReactivationView get(UUID id) throws SQLException {
    return view(find(id));
  }

  @POST
  @Path("/{id}/acceptance")
  @Idempotent
  @Transactional
  @RolesAllowed(Roles.USER)
  @Operation(
      summary = "Accepts the condition: a payment method that differs",
      description = "The account system verifies the payment method before the account comes back.")
  public Response accept(UUID id, @NotNull @Valid ConditionAcceptance acceptance)
      throws SQLException {
    Reactivation after = desk.accept(find(id), method(acceptance.paymentMethod()));
    return Response.accepted(view(after)).location(location(after)).build();
  }

  @POST
  @Path("/{id}/refusal")
  @Idempotent
  @Transactional
  @RolesAllowed(Roles.USER)
  @Operation(summary = "Declines the offer")
  public Response decline(UUID id) throws SQLException {
    return Response.ok(view(desk.decline(find(id)))).build();
  }

  @GET
  @Path("/{id}/decisions")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "The records of its decisions, the first one first")
  public List<DecisionView> decisions(UUID id) throws SQLException {
    return desk.decisions(find(id).id()).stream().map(DecisionView::of).toList();
  }

  private Reactivation find(UUID id) throws SQLException {
    Reactivation found =
        desk.find(new ReactivationId(id))
            .orElseThrow(() ->
                new ProblemException(
                    Status.NOT_FOUND, "NOT_FOUND", "no such resource for this token"));
    caller.check(found.request().user().value());
    return found;
  }

  private ReactivationView view(Reactivation reactivation) throws SQLException {
    return ViewMapper.view(reactivation, desk.lastDecision(reactivation.id()));
  }

  private ReactivationRequest request(ReactivationId id, ReactivationOrder order) {
    Actor.Kind kind = caller.isStaff() ? Actor.Kind.AGENT : Actor.Kind.USER;
    return new ReactivationRequest(
        id.toString(),
        new AccountId(order.accountId()),
        new UserId(user(order)),
        new Actor(kind, caller.subject()),
        Optional.ofNullable(order.onBehalfOf()),
        order.accountVersion() == null
            ? OptionalLong.empty()
            : OptionalLong.of(order.accountVersion()));
  }

  private String user(ReactivationOrder order) {
    if (caller.isStaff()) {
      return Optional.ofNullable(order.userId())
          .orElseThrow(() -> field("userId", "is needed when an agent asks"));
    }
    if (order.userId() != null && !order.userId().equals(caller.subject())) {
      throw field("userId", "must be the caller");
    }
    return caller.subject();
  }

  private static PaymentMethod method(PaymentMethodInput input) {
    try {
      return new PaymentMethod(input.kind(), input.token());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          UnprocessableContent.STATUS,
          "PAYMENT_METHOD_INVALID",
          "the payment method cannot be",
          List.of(new FieldProblem("paymentMethod.token", e.getMessage())));
    }
  }

  private static ProblemException field(String field, String reason) {
    return new ProblemException(
        Status.BAD_REQUEST,
        "VALIDATION",
        "fields are missing or wrong",
        List.of(new FieldProblem(field, reason)));
  }

  private static URI location(Reactivation reactivation) {
    return URI.create("/v1/reactivations/" + reactivation.id());
  }
}
