package io.supportcenter.activation.progress;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.device.DeviceStanding;
import java.util.function.Function;

/**
 * Something that happened to an activation.
 *
 * @param occurrence made when the activation is locked, from how its device stands then
 * @param round how often the provider's progress was looked at before
 */
public record Step(
    ActivationId activation, Function<DeviceStanding, Occurrence> occurrence, int round) {

  public static Step of(ActivationId activation, Occurrence occurrence) {
    return new Step(activation, _ -> occurrence, 0);
  }
}
