package io.supportcenter.activation.activation.rest;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationState;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.problem.ActivationProblem;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Commands on an activation. */
@Path("/v1/activations")
@Tag(name = "Activations")
@Audited
public class ActivationCommandsResource {

  private final ActivationCommands commands;
  private final ActivationBatch activations;
  private final Caller caller;

  ActivationCommandsResource(
      ActivationCommands commands, ActivationBatch activations, Caller caller) {
    this.commands = commands;
    this.activations = activations;
    this.caller = caller;
  }

  @PUT
  @Path("/{id}/subscription")
  @Transactional
  @RolesAllowed(Roles.USER)
  @Operation(
      summary = "The user's subscription with credentials",
      description = "Encrypted on arrival, never given back, wiped when the provider has them.")
  @APIResponse(responseCode = "200", description = "Taken")
  @APIResponse(responseCode = "409", description = "NOT_WAITING_FOR_SUBSCRIPTION")
  public ActivationView give(String id, @NotNull @Valid SubscriptionBody body) {
    Activation activation = commands.reachable(id);
    caller.checkSelf(activation.order().user().value());
    SealedSubscription sealed = commands.seal(body, activation.id(), activation.order());
    Decision decision =
        commands.run(tx -> activations.giveCredentials(tx, activation.id(), sealed));
    return view(
        decision,
        decision.before().state().takesCredentials(),
        ActivationProblem.NOT_WAITING_FOR_SUBSCRIPTION);
  }

  @POST
  @Path("/{id}/cancellations")
  @Transactional
  @Idempotent
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "Cancels an activation",
      description =
          "Before it has been sent to the provider it is cancelled at once. While the provider is"
              + " at work, what it makes is ended as soon as it is known. The service may be"
              + " requested again in both cases.")
  @APIResponse(responseCode = "201", description = "Cancelled")
  @APIResponse(responseCode = "202", description = "Will be cancelled: the provider is at work")
  @APIResponse(
      responseCode = "409",
      description = "PAST_POINT_OF_NO_RETURN: the service exists, and can be ended")
  public Response cancel(String id) {
    Decision decision = commands.trigger(id, Trigger.CancellationAsked::new);
    ActivationState state = decision.after().state();
    boolean isCancelled = state instanceof ActivationState.Cancelled;
    boolean isAllowed = isCancelled || state instanceof ActivationState.Cancelling;
    return Response.status(isCancelled ? Status.CREATED : Status.ACCEPTED)
        .entity(view(decision, isAllowed, ActivationProblem.PAST_POINT_OF_NO_RETURN))
        .build();
  }

  @POST
  @Path("/{id}/deactivations")
  @Transactional
  @Idempotent
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(
      summary = "Ends a service; it is DEACTIVATED once the provider has confirmed",
      description =
          "For a service that the provider did not end, and is no longer asked about, the provider"
              + " is asked again.")
  @APIResponse(responseCode = "202", description = "The provider will be asked")
  @APIResponse(responseCode = "409", description = "NOT_ACTIVE")
  public Response deactivate(String id) {
    Decision decision = commands.trigger(id, Trigger.DeactivationAsked::new);
    return Response.accepted(view(decision, decision.isChange(), ActivationProblem.NOT_ACTIVE))
        .build();
  }

  @POST
  @Path("/{id}/signals")
  @Transactional
  @Idempotent
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(summary = "Asks the provider to send its signal to the device again")
  @APIResponse(responseCode = "202", description = "The provider will be asked")
  @APIResponse(responseCode = "409", description = "NOT_AWAITING_DEVICE")
  public Response resendSignal(String id) {
    Decision decision = commands.trigger(id, Trigger.SignalAsked::new);
    boolean isAwaiting = decision.before().state() instanceof ActivationState.AwaitingDevice;
    return Response.accepted(view(decision, isAwaiting, ActivationProblem.NOT_AWAITING_DEVICE))
        .build();
  }

  /**
   * The activation afterwards.
   *
   * @throws ProblemException with this problem when its state did not allow the command
   */
  private static ActivationView view(
      Decision decision, boolean isAllowed, ActivationProblem otherwise) {
    if (!isAllowed) {
      throw new ProblemException(
          otherwise, "the activation is " + decision.before().state().code());
    }
    return ActivationView.of(decision.after());
  }
}
