package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.DeviceInformation;
import java.util.List;
import java.util.Optional;

/**
 * An activation of a service on a device.
 *
 * @param device as the asset store had it when the device was last found fit
 * @param hasCredentials whether the user's credentials are stored, encrypted
 * @param version of the last event about it, 0 before the first
 */
public record Activation(
    ActivationId id,
    ServiceOrder order,
    ActivationState state,
    Optional<DeviceInformation> device,
    boolean hasCredentials,
    long version) {

  /** The decision for another state. */
  Decision to(ActivationState next, FollowUp... followUps) {
    return new Decision(this, in(next), List.of(followUps));
  }

  /** The decision for the state that it is in. */
  Decision stay(FollowUp... followUps) {
    return new Decision(this, this, List.of(followUps));
  }

  /** In another state; credentials that are not needed there are forgotten. */
  Activation in(ActivationState next) {
    boolean news = next.code().isPublished() && next.code() != state.code();
    return new Activation(
        id,
        order,
        next,
        device,
        hasCredentials && next.keepsCredentials(),
        news ? version + 1 : version);
  }

  Activation on(DeviceInformation found) {
    return new Activation(id, order, state, Optional.of(found), hasCredentials, version);
  }

  Activation withCredentials() {
    return new Activation(id, order, state, device, true, version);
  }
}
