package io.supportcenter.reactivation.reactivation.rest;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.store.AccountStore;
import io.supportcenter.reactivation.problem.ReactivationProblem;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.rest.AcceptanceBody.PaymentMethodInput;
import io.supportcenter.reactivation.reactivation.store.DecisionStore;
import io.supportcenter.reactivation.reactivation.store.ReactivationStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests for deactivated accounts. */
@Path("/v1/reactivations")
@Tag(name = "Reactivations")
@Audited
public class ReactivationResource {

  private final ReactivationCommands commands;
  private final Transactions transactions;
  private final Caller caller;

  ReactivationResource(ReactivationCommands commands, Transactions transactions, Caller caller) {
    this.commands = commands;
    this.transactions = transactions;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Transactional
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "Asks for a deactivated account back",
      description =
          "Scored and answered immediately when the account is known; otherwise the request waits"
              + " for the account's state. Refused (409) when the account is not deactivated, or"
              + " another reactivation of it is under way.")
  public Response request(@NotNull @Valid ReactivationBody body) {
    ReactivationId id = new ReactivationId(Ids.next());
    Reactivation received = commands.request(id, request(id, body));
    return Response.accepted(view(received)).location(location(received)).build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(summary = "A reactivation, with its answer, reasons and next step")
  public ReactivationView get(UUID id) {
    return view(find(id));
  }

  @POST
  @Path("/{id}/acceptance")
  @Idempotent
  @Transactional
  @RolesAllowed(Roles.USER)
  @Operation(
      summary = "Accepts the condition with a payment method that differs",
      description =
          "The account system verifies the payment method before the account is reactivated.")
  public Response accept(UUID id, @NotNull @Valid AcceptanceBody body) {
    Reactivation after = commands.accept(find(id), method(body.paymentMethod()));
    return Response.accepted(view(after)).location(location(after)).build();
  }

  @POST
  @Path("/{id}/refusal")
  @Idempotent
  @Transactional
  @RolesAllowed(Roles.USER)
  @Operation(summary = "Declines the offer")
  public Response decline(UUID id) {
    return Response.ok(view(commands.decline(find(id)))).build();
  }

  @GET
  @Path("/{id}/decisions")
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(summary = "The records of its decisions, the first one first")
  public List<DecisionView> decisions(UUID id) {
    ReactivationId found = find(id).id();
    return transactions.read(tx -> DecisionStore.of(tx, found)).stream()
        .map(DecisionView::of)
        .toList();
  }

  private Reactivation find(UUID id) {
    Reactivation found =
        transactions
            .read(tx -> ReactivationStore.find(tx, new ReactivationId(id)))
            .orElseThrow(Problems::notFound);
    caller.check(found.request().user().value());
    return found;
  }

  private ReactivationView view(Reactivation reactivation) {
    ReactivationId id = reactivation.id();
    return transactions.read(tx ->
        ViewMapper.view(
            reactivation,
            Optional.ofNullable(DecisionStore.last(tx, List.of(id)).get(id)),
            AccountStore.attempts(tx, reactivation.request().account()),
            caller.isStaff()));
  }

  private ReactivationRequest request(ReactivationId id, ReactivationBody body) {
    String user = user(body);
    return new ReactivationRequest(
        id.toString(),
        new AccountId(body.accountId()),
        new UserId(user),
        caller.actor(user),
        Optional.ofNullable(body.onBehalfOf()),
        Optional.ofNullable(body.accountVersion()));
  }

  private String user(ReactivationBody body) {
    if (body.userId() == null && !caller.hasRole(Roles.USER)) {
      throw Problems.invalid("userId", "is needed when an agent asks");
    }
    String user = Optional.ofNullable(body.userId()).orElseGet(caller::subject);
    if (!caller.reaches(user)) {
      throw caller.isAgent()
          ? Problems.notFound()
          : Problems.invalid("userId", "must be the caller");
    }
    if (body.onBehalfOf() != null && caller.isSelf(user)) {
      throw Problems.invalid("onBehalfOf", "only an agent acts for a vendor");
    }
    return user;
  }

  private static PaymentMethod method(PaymentMethodInput input) {
    try {
      return new PaymentMethod(input.kind(), input.token());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ReactivationProblem.PAYMENT_METHOD_INVALID,
          "the payment method is invalid",
          List.of(new FieldProblem("paymentMethod.token", e.getMessage())));
    }
  }

  private static URI location(Reactivation reactivation) {
    return UriBuilder.fromPath("/v1/reactivations/{id}").build(reactivation.id());
  }
}
