package io.supportcenter.activation.activation.rest;

import io.supportcenter.activation.activation.ActivationCommand;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.kit.values.Actor;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A command on an activation as the REST interface shows it. */
@Schema(name = "ActivationCommand")
record CommandView(
    @Schema(description = "REQUEST, CANCEL, DEACTIVATE or RESEND_SIGNAL") String command,
    Actor.Kind actorKind,
    @Schema(description = "Subject of the token, or the name of the back end") String actorId,
    Instant at) {

  static CommandView requested(ServiceOrder order) {
    return new CommandView(
        "REQUEST", order.actor().kind(), order.actor().id(), order.requestedAt());
  }

  static CommandView of(ActivationCommand command) {
    return new CommandView(
        command.kind().name(), command.actor().kind(), command.actor().id(), command.at());
  }
}
