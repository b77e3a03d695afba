package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.Sha256;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.RegistrationState.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * A short text that differs when what is published of two decisions differs. The time of a source's
 * answer is left out: the same answer again is not news.
 */
final class StateFingerprint {
  private static final String SEPARATOR = "\u001f";

  private StateFingerprint() {}

  static String of(RegistrationDecision decision) {
    List<String> parts = new ArrayList<>();
    parts.add(decision.state().code().name());
    parts.add(decision.user().toString());
    if (decision.state() instanceof Asset asset) {
      addItem(asset.item(), parts);
    } else {
      parts.add(decision.state() instanceof Rejected(var reason) ? reason.name() : "");
    }
    return Sha256.hex(String.join(SEPARATOR, parts));
  }

  private static void addItem(Item item, List<String> parts) {
    switch (item) {
      case DeviceRecord device -> addDevice(device, parts);
      case ReservationRecord record -> {
        parts.add(record.reservation().toString());
        parts.add(Boolean.toString(record.cancelled()));
        parts.add(record.purchasedAt().toString());
      }
    }
    item.provenance().forEach(p -> parts.add(p.field() + ":" + p.source() + ":" + p.reference()));
  }

  private static void addDevice(DeviceRecord device, List<String> parts) {
    parts.add(device.manufacturer());
    parts.add(device.model());
    parts.add(device.modelName().toString());
    parts.add(device.serialNumber().raw());
    parts.add(Boolean.toString(device.serialConfirmed()));
    parts.add(device.gtin().digits());
    parts.add(device.purchasedAt().toString());
    parts.add(device.warranty().toString());
  }
}
