package io.supportcenter.activation.activation.events;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationReason;
import io.supportcenter.activation.activation.ActivationState.Active;
import io.supportcenter.activation.activation.ActivationState.AwaitingDevice;
import io.supportcenter.activation.activation.ActivationState.Cancelled;
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
import io.supportcenter.activation.activation.DeactivationReason;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.StateDetails;
import io.supportcenter.events.ActivationCancelled;
import io.supportcenter.events.ActivationFailed;
import io.supportcenter.events.ActivationHeld;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationSubmitted;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.events.ServiceDeactivated;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Turns a decision into its event on {@code activations.v1}. */
public final class ActivationEventMapper {

  private ActivationEventMapper() {}

  /** The event; empty when there is no news. */
  public static Optional<SpecificRecord> event(Decision decision, Instant at) {
    return decision.isNews() ? Optional.of(news(decision.after(), at)) : Optional.empty();
  }

  private static SpecificRecord news(Activation activation, Instant at) {
    return switch (activation.state()) {
      case Validated _, Held _ -> held(activation, at);
      case Submitted _, AwaitingDevice _ -> submitted(activation, at);
      case Active _ -> active(activation, at);
      case Rejected(ActivationReason reason) -> rejected(activation, reason, at);
      case Failed(ActivationReason reason) -> failed(activation, reason, at);
      case Cancelled _ -> cancelled(activation, at);
      case Deactivated(_, DeactivationReason reason) -> deactivated(activation, reason, at);
      case Requested _, CredentialsReady _, Submitting _, UnknownOutcome _, Deactivating _ ->
          throw new IllegalStateException("not published: " + activation.state().code());
    };
  }

  private static ActivationHeld held(Activation activation, Instant at) {
    return ActivationHeld.newBuilder()
        .setActivationId(activation.id().toString())
        .setVersion(activation.version())
        .setUserId(activation.order().user().value())
        .setNeeded(StateDetails.needed(activation.state()))
        .setOccurredAt(at)
        .setActivation(SnapshotMapper.of(activation))
        .build();
  }

  private static ActivationSubmitted submitted(Activation activation, Instant at) {
    return ActivationSubmitted.newBuilder()
        .setActivationId(activation.id().toString())
        .setVersion(activation.version())
        .setUserId(activation.order().user().value())
        .setOccurredAt(at)
        .setActivation(SnapshotMapper.of(activation))
        .build();
  }

  private static ServiceActivated active(Activation activation, Instant at) {
    return ServiceActivated.newBuilder()
        .setActivationId(activation.id().toString())
        .setVersion(activation.version())
        .setUserId(activation.order().user().value())
        .setOccurredAt(at)
        .setActivation(SnapshotMapper.of(activation))
        .build();
  }

  private static ActivationRejected rejected(
      Activation activation, ActivationReason reason, Instant at) {
    return ActivationRejected.newBuilder()
        .setActivationId(activation.id().toString())
        .setVersion(activation.version())
        .setUserId(activation.order().user().value())
        .setReason(SnapshotMapper.reason(reason))
        .setOccurredAt(at)
        .setActivation(SnapshotMapper.of(activation))
        .build();
  }

  private static ActivationFailed failed(
      Activation activation, ActivationReason reason, Instant at) {
    return ActivationFailed.newBuilder()
        .setActivationId(activation.id().toString())
        .setVersion(activation.version())
        .setUserId(activation.order().user().value())
        .setReason(SnapshotMapper.reason(reason))
        .setOccurredAt(at)
        .setActivation(SnapshotMapper.of(activation))
        .build();
  }

  private static ActivationCancelled cancelled(Activation activation, Instant at) {
    return ActivationCancelled.newBuilder()
        .setActivationId(activation.id().toString())
        .setVersion(activation.version())
        .setUserId(activation.order().user().value())
        .setOccurredAt(at)
        .setActivation(SnapshotMapper.of(activation))
        .build();
  }

  private static ServiceDeactivated deactivated(
      Activation activation, DeactivationReason reason, Instant at) {
    return ServiceDeactivated.newBuilder()
        .setActivationId(activation.id().toString())
        .setVersion(activation.version())
        .setUserId(activation.order().user().value())
        .setReason(SnapshotMapper.reason(reason))
        .setOccurredAt(at)
        .setActivation(SnapshotMapper.of(activation))
        .build();
  }
}
