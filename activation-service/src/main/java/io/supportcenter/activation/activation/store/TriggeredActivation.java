package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.kit.calls.BackendCall;
import java.util.function.Function;

/**
 * Something that happened to an activation.
 *
 * @param trigger made once the activation is locked, from its device as it is then
 * @param round how often the provider's progress was looked at before
 */
public record TriggeredActivation(
    ActivationId activation, Function<DeviceEligibility, Trigger> trigger, int round) {

  public static TriggeredActivation of(ActivationId activation, Trigger trigger) {
    return new TriggeredActivation(activation, _ -> trigger, 0);
  }

  /** Of the activation that a call is about. */
  public static TriggeredActivation of(BackendCall call, Trigger trigger) {
    return of(ActivationId.parse(call.subject()), trigger);
  }
}
