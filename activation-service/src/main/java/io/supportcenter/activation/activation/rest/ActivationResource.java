package io.supportcenter.activation.activation.rest;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationReason;
import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.activation.store.ActivationQueries;
import io.supportcenter.activation.activation.store.RequestBatch;
import io.supportcenter.activation.problem.ActivationProblem;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests for activations, and their progress. */
@Path("/v1/activations")
@Tag(name = "Activations")
@Audited
public class ActivationResource {

  private final ActivationCommands commands;
  private final ActivationQueries queries;
  private final RequestBatch requests;
  private final Caller caller;

  ActivationResource(
      ActivationCommands commands,
      ActivationQueries queries,
      RequestBatch requests,
      Caller caller) {
    this.commands = commands;
    this.queries = queries;
    this.requests = requests;
    this.caller = caller;
  }

  @POST
  @Transactional
  @Idempotent
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "Activates a subscribed service on a registered device",
      description =
          "Device information comes from the user asset store. The provider is asked on the user's"
              + " behalf. Needs the header Idempotency-Key.")
  @APIResponse(responseCode = "202", description = "Under way; Location is the activation to watch")
  @APIResponse(
      responseCode = "403",
      description = "FORBIDDEN: only the user may hand over the subscription")
  @APIResponse(responseCode = "422", description = "Refused; the code is the reason")
  public Response request(@NotNull @Valid ActivationBody body) {
    ServiceOrder order = order(body);
    if (body.subscription() != null && !caller.isSelf(order.user().value())) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN, "only the user may hand over the subscription");
    }
    ActivationRequest request = request(new ActivationId(Ids.next()), order, body.subscription());
    Activation activation =
        commands.run(tx -> requests.take(tx, List.of(request)).result()).after();
    if (activation.state() instanceof Rejected(ActivationReason reason)) {
      throw new ProblemException(
          ActivationProblem.valueOf(reason.name()), "the activation was refused");
    }
    return Response.status(Status.ACCEPTED)
        .location(UriBuilder.fromPath("/v1/activations/{id}").build(activation.id()))
        .entity(ActivationView.of(activation))
        .build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(summary = "An activation")
  public ActivationView get(String id) {
    return ActivationView.of(commands.reachable(id));
  }

  @GET
  @Path("/{id}/commands")
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(
      summary = "Who requested an activation, and who has commanded what since, in order",
      description = "The newest 1000 commands.")
  public List<CommandView> commands(String id) {
    Activation activation = commands.reachable(id);
    return Stream.concat(
            Stream.of(CommandView.requested(activation.order())),
            queries.commands(activation.id()).stream().map(CommandView::of))
        .toList();
  }

  private ActivationRequest request(
      ActivationId id, ServiceOrder order, SubscriptionBody subscription) {
    return new ActivationRequest(
        id, order, Optional.ofNullable(subscription).map(s -> commands.seal(s, id, order)));
  }

  private ServiceOrder order(ActivationBody body) {
    if (body.userId() == null && !caller.hasRole(Roles.USER)) {
      throw Problems.invalid("userId", "is needed when an agent asks");
    }
    String user = Optional.ofNullable(body.userId()).orElseGet(caller::subject);
    caller.check(user);
    if (body.onBehalfOf() != null && caller.isSelf(user)) {
      throw Problems.invalid("onBehalfOf", "only an agent acts for a vendor");
    }
    return new ServiceOrder(
        new UserId(user),
        new AssetId(body.assetId()),
        new ProviderId(body.providerId()),
        new PlanId(body.planId()),
        caller.actor(user),
        Optional.ofNullable(body.onBehalfOf()),
        Instant.now());
  }
}
