package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.DeviceInformation;
import java.util.List;
import java.util.Optional;

/**
 * An activation of a service on a device.
 *
 * @param device as the asset store had it when the device was last found fit
 * @param hasCredentials whether the user's credentials are stored, encrypted
 * @param lastCommand the newest one since the request
 * @param stalled a service that is no longer wanted, and that the provider does not end
 * @param version of the last event about it, 0 before the first
 */
public record Activation(
    ActivationId id,
    ServiceOrder order,
    ActivationState state,
    Optional<DeviceInformation> device,
    boolean hasCredentials,
    Optional<ActivationCommand> lastCommand,
    Optional<StalledEnding> stalled,
    long version) {

  /** The decision for another state. */
  Decision to(ActivationState next, FollowUp... followUps) {
    return new Decision(this, in(next), List.of(followUps));
  }

  /** The decision for the state that it is in. */
  Decision stay(FollowUp... followUps) {
    return new Decision(this, this, List.of(followUps));
  }

  /** In another state, which is published; credentials that are not needed there are forgotten. */
  Activation in(ActivationState next) {
    return new Activation(
        id,
        order,
        next,
        device,
        hasCredentials && next.keepsCredentials(),
        lastCommand,
        stalled,
        next.code() == state.code() ? version : version + 1);
  }

  /** With an event about it, though its state is the same. */
  Activation published() {
    return new Activation(
        id, order, state, device, hasCredentials, lastCommand, stalled, version + 1);
  }

  Activation on(DeviceInformation found) {
    return new Activation(
        id, order, state, Optional.of(found), hasCredentials, lastCommand, stalled, version);
  }

  Activation withCredentials() {
    return new Activation(id, order, state, device, true, lastCommand, stalled, version);
  }

  Activation commanded(ActivationCommand command) {
    return new Activation(
        id, order, state, device, hasCredentials, Optional.of(command), stalled, version);
  }

  Activation withStalled(Optional<StalledEnding> ending) {
    return new Activation(id, order, state, device, hasCredentials, lastCommand, ending, version);
  }
}
