package io.supportcenter.activation.rest;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationReason;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.party.Actor;
import io.supportcenter.activation.party.UserId;
import io.supportcenter.activation.progress.Requests;
import io.supportcenter.activation.progress.Requests.Request;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests for activations, and how far they have come. */
@Path("/v1/activations")
@Tag(name = "Activations")
public class ActivationResource {

  private final Commands commands;
  private final Requests requests;
  private final Sealer sealer;
  private final Caller caller;

  ActivationResource(Commands commands, Requests requests, Sealer sealer, Caller caller) {
    this.commands = commands;
    this.requests = requests;
    this.sealer = sealer;
    this.caller = caller;
  }

  @POST
  @Transactional
  @Idempotent
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "Activates a subscribed service on a registered device",
      description =
          "Device information comes from the user asset store. The provider is told on the user's behalf. "
              + "Needs the header Idempotency-Key.")
  @APIResponse(responseCode = "202", description = "Under way; Location is the activation to watch")
  @APIResponse(responseCode = "422", description = "Refused; the code is the reason")
  public Response request(@NotNull @Valid ActivationRequest body) {
    Request request = request(new ActivationId(Ids.next()), order(body), body.subscription());
    Activation activation =
        commands.run(tx -> requests.take(tx, List.of(request))).decisions().getFirst().after();
    if (activation.state() instanceof Rejected(ActivationReason reason)) {
      throw new ProblemException(
          UnprocessableContent.STATUS, reason.name(), "this service cannot be activated");
    }
    return Response.status(Status.ACCEPTED)
        .location(URI.create("/v1/activations/" + activation.id()))
        .entity(ActivationView.of(activation))
        .build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "An activation")
  public ActivationView get(String id) {
    return ActivationView.of(commands.reachable(id));
  }

  private Request request(ActivationId id, ServiceOrder order, SubscriptionBody subscription) {
    return new Request(
        id, order, Optional.ofNullable(subscription).map(s -> sealer.seal(s, id, order)));
  }

  private ServiceOrder order(ActivationRequest body) {
    String user = Optional.ofNullable(body.userId()).orElseGet(caller::subject);
    caller.check(user);
    return new ServiceOrder(
        new UserId(user),
        new AssetId(body.assetId()),
        new ProviderId(body.providerId()),
        new PlanId(body.planId()),
        new Actor(caller.isAgent() ? Actor.Kind.AGENT : Actor.Kind.USER, caller.subject()),
        Optional.ofNullable(body.onBehalfOf()),
        Instant.now());
  }
}
