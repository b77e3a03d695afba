package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.asset.WarrantyBasis;
import io.supportcenter.registration.asset.WarrantyTerms;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the device from what each source said, and notes which source that was. */
final class DeviceAssembly {
  private DeviceAssembly() {}

  static DeviceRecord assemble(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      Sourced<SerialNumber> serial,
      boolean serialConfirmed,
      Sourced<DeviceConfirmed> answer) {
    Sourced<SoldUnit> sold = facts.sale().orElse(facts.receipt());
    DeviceConfirmed device = answer.value();
    Optional<WarrantyTerms> warranty = warranty(sold.value(), device);
    return new DeviceRecord(
        facts.manufacturer().orElseThrow().manufacturerId(),
        device.manufacturer(),
        device.model(),
        device.modelName(),
        serial.value(),
        serialConfirmed,
        gtin.value(),
        sold.value().soldAt(),
        warranty,
        provenance(gtin, serial, sold, answer, warranty.isPresent()));
  }

  private static List<Provenance> provenance(
      Sourced<Gtin> gtin,
      Sourced<SerialNumber> serial,
      Sourced<SoldUnit> sold,
      Sourced<DeviceConfirmed> answer,
      boolean hasWarranty) {
    List<Provenance> fields = new ArrayList<>();
    fields.add(Provenance.of(AssetField.MANUFACTURER, answer));
    fields.add(Provenance.of(AssetField.MODEL, answer));
    answer
        .value()
        .modelName()
        .ifPresent(_ -> fields.add(Provenance.of(AssetField.MODEL_NAME, answer)));
    fields.add(Provenance.of(AssetField.SERIAL_NUMBER, serial));
    fields.add(Provenance.of(AssetField.GTIN, gtin));
    fields.add(Provenance.of(AssetField.PURCHASED_AT, sold));
    if (hasWarranty) {
      fields.add(Provenance.of(AssetField.WARRANTY, answer));
    }
    return fields;
  }

  /**
   * Without the day on which the warranty starts there are no terms: that is better than a guess.
   */
  private static Optional<WarrantyTerms> warranty(SoldUnit sold, DeviceConfirmed device) {
    return device
        .warranty()
        .flatMap(offer ->
            firstDay(offer.basis(), sold, device)
                .map(first -> WarrantyTerms.startingOn(first, offer)));
  }

  private static Optional<LocalDate> firstDay(
      WarrantyBasis basis, SoldUnit sold, DeviceConfirmed device) {
    return switch (basis) {
      case PURCHASE -> Optional.of(sold.soldAt().atZone(sold.zone()).toLocalDate());
      case SHIPMENT -> device.shippedOn();
      case MANUFACTURE -> device.manufacturedOn();
    };
  }
}
