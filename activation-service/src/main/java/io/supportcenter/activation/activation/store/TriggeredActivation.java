package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.device.DeviceEligibility;
import java.util.function.Function;

/**
 * Something that happened to an activation.
 *
 * @param trigger made when the activation is locked, from how its device stands then
 * @param round how often the provider's progress was looked at before
 */
public record TriggeredActivation(
    ActivationId activation, Function<DeviceEligibility, Trigger> trigger, int round) {

  public static TriggeredActivation of(ActivationId activation, Trigger trigger) {
    return new TriggeredActivation(activation, _ -> trigger, 0);
  }
}
