package io.supportcenter.activation.activation.events;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationCommand;
import io.supportcenter.activation.activation.ActivationReason;
import io.supportcenter.activation.activation.DeactivationProblem;
import io.supportcenter.activation.activation.DeactivationReason;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.activation.StateDetails;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.events.ActivationCommandKind;
import io.supportcenter.events.ActivationSnapshot;
import io.supportcenter.events.ActivationStatus;
import io.supportcenter.kit.events.ValueMapper;
import java.util.Optional;

/** An activation and its reasons in the words of the event schemas. */
final class SnapshotMapper {

  private SnapshotMapper() {}

  static ActivationSnapshot of(Activation activation) {
    ServiceOrder order = activation.order();
    Optional<DeviceInformation> device = activation.device();
    return ActivationSnapshot.newBuilder()
        .setStatus(ActivationStatus.valueOf(activation.state().code().name()))
        .setAssetId(order.asset().value())
        .setManufacturer(device.map(DeviceInformation::manufacturer).orElse(null))
        .setModel(device.map(DeviceInformation::model).orElse(null))
        .setSerialNumber(device.map(DeviceInformation::serialNumber).orElse(null))
        .setProviderId(order.provider().value())
        .setPlanId(order.plan().value())
        .setProviderServiceId(
            StateDetails.service(activation.state()).map(ServiceId::value).orElse(null))
        .setRequestedAt(order.requestedAt())
        .setActor(ValueMapper.toEvent(order.actor()))
        .setOnBehalfOf(order.onBehalfOf().orElse(null))
        .setLastCommand(activation.lastCommand().map(SnapshotMapper::command).orElse(null))
        .build();
  }

  private static io.supportcenter.events.ActivationCommand command(ActivationCommand command) {
    return new io.supportcenter.events.ActivationCommand(
        ActivationCommandKind.valueOf(command.kind().name()),
        ValueMapper.toEvent(command.actor()),
        command.at());
  }

  static io.supportcenter.events.DeactivationProblem reason(DeactivationProblem problem) {
    return io.supportcenter.events.DeactivationProblem.valueOf(problem.name());
  }

  static io.supportcenter.events.ActivationReason reason(ActivationReason reason) {
    return io.supportcenter.events.ActivationReason.valueOf(reason.name());
  }

  static io.supportcenter.events.DeactivationReason reason(DeactivationReason reason) {
    return io.supportcenter.events.DeactivationReason.valueOf(reason.name());
  }
}
