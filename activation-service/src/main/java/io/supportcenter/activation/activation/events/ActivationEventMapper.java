package io.supportcenter.activation.activation.events;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
import io.supportcenter.activation.activation.ActivationState.Cancelling;
import io.supportcenter.activation.activation.ActivationState.CredentialsReady;
import io.supportcenter.activation.activation.ActivationState.Deactivated;
import io.supportcenter.activation.activation.ActivationState.Deactivating;
import io.supportcenter.activation.activation.ActivationState.Failed;
import io.supportcenter.activation.activation.ActivationState.Held;
import io.supportcenter.activation.activation.ActivationState.Rejected;
import io.supportcenter.activation.activation.ActivationState.Requested;
import io.supportcenter.activation.activation.ActivationState.Submitted;
import io.supportcenter.activation.activation.ActivationState.Submitting;
import io.supportcenter.activation.activation.ActivationState.UnknownOutcome;
import io.supportcenter.activation.activation.ActivationState.Validated;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.StalledEnding;
import io.supportcenter.activation.activation.StateDetails;
import io.supportcenter.events.ActivationCancelled;
import io.supportcenter.events.ActivationFailed;
import io.supportcenter.events.ActivationHeld;
import io.supportcenter.events.ActivationProgressed;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationSnapshot;
import io.supportcenter.events.ActivationSubmitted;
import io.supportcenter.events.DeactivationStalled;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.events.ServiceDeactivated;
import io.supportcenter.events.ServiceDeactivating;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Turns a decision into its event on {@code activations.v1}. */
public final class ActivationEventMapper {

  private ActivationEventMapper() {}

  /** The event; empty when there is no news. */
  public static Optional<SpecificRecord> event(Decision decision, Instant at) {
    return decision.isNews() ? Optional.of(news(decision, at)) : Optional.empty();
  }

  private static SpecificRecord news(Decision decision, Instant at) {
    Activation before = decision.before();
    Activation after = decision.after();
    if (before.version() == 0 || before.state().code() != after.state().code()) {
      return state(after, at);
    }
    return after
        .stalled()
        .filter(stalled -> !before.stalled().equals(Optional.of(stalled)))
        .map(stalled -> stalled(after, stalled, at))
        .orElseGet(() -> progressed(after, at));
  }

  private static SpecificRecord state(Activation activation, Instant at) {
    String id = activation.id().toString();
    long version = activation.version();
    String user = activation.order().user().value();
    ActivationSnapshot snapshot = SnapshotMapper.of(activation);
    return switch (activation.state()) {
      case Validated _, Held _ ->
          new ActivationHeld(
              id, version, user, StateDetails.needed(activation.state()), at, snapshot);
      case Submitted _, AwaitingDevice _ ->
          new ActivationSubmitted(id, version, user, at, snapshot);
      case Active _ -> new ServiceActivated(id, version, user, at, snapshot);
      case Rejected(var reason) ->
          new ActivationRejected(
              id, version, user, SnapshotMapper.reason(reason), null, at, snapshot);
      case Failed(var reason) ->
          new ActivationFailed(id, version, user, SnapshotMapper.reason(reason), at, snapshot);
      case Cancelled _ -> new ActivationCancelled(id, version, user, at, snapshot);
      case Deactivating(_, var reason) ->
          new ServiceDeactivating(id, version, user, SnapshotMapper.reason(reason), at, snapshot);
      case Deactivated(_, var reason) ->
          new ServiceDeactivated(id, version, user, SnapshotMapper.reason(reason), at, snapshot);
      case Requested _, CredentialsReady _, Submitting _, UnknownOutcome _, Cancelling _ ->
          progressed(activation, at);
    };
  }

  private static SpecificRecord stalled(Activation activation, StalledEnding stalled, Instant at) {
    return new DeactivationStalled(
        activation.id().toString(),
        activation.version(),
        activation.order().user().value(),
        SnapshotMapper.reason(stalled.problem()),
        stalled.service().value(),
        stalled.providerCode().orElse(null),
        stalled.isGivenUp(),
        at,
        SnapshotMapper.of(activation));
  }

  private static SpecificRecord progressed(Activation activation, Instant at) {
    return new ActivationProgressed(
        activation.id().toString(),
        activation.version(),
        activation.order().user().value(),
        at,
        SnapshotMapper.of(activation));
  }
}
