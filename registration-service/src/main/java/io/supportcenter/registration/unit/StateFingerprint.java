package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.receipt.Hashes;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.MatchingManufacturer;
import io.supportcenter.registration.unit.RegistrationState.MatchingRetailer;
import io.supportcenter.registration.unit.RegistrationState.PendingConsent;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.PendingSerial;
import io.supportcenter.registration.unit.RegistrationState.PendingUser;
import io.supportcenter.registration.unit.RegistrationState.Received;
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
    switch (decision.state()) {
      case Asset asset -> addItem(asset.item(), parts);
      case Rejected(RejectionReason reason) -> parts.add(reason.name());
      case Received _,
          MatchingRetailer _,
          MatchingManufacturer _,
          PendingUser _,
          PendingConsent _,
          PendingSerial _,
          PendingPartner _,
          Conflict _ ->
          parts.add("");
    }
    return Hashes.hex(String.join(SEPARATOR, parts));
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
