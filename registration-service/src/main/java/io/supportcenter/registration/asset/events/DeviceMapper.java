package io.supportcenter.registration.asset.events;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.ReceiptReference;
import io.supportcenter.events.Warranty;
import io.supportcenter.events.WarrantyBasis;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.WarrantyTerms;

/** A device as events carry it. */
public final class DeviceMapper {
  private DeviceMapper() {}

  public static Device toEvent(DeviceRecord device, AssetStatus status, ReceiptReference receipt) {
    return Device.newBuilder()
        .setStatus(status)
        .setManufacturer(device.manufacturer())
        .setModel(device.model())
        .setModelName(device.modelName().orElse(null))
        .setSerialNumber(device.serialNumber().raw())
        .setSerialConfirmed(device.serialConfirmed())
        .setGtin(device.gtin().digits())
        .setReceipt(receipt)
        .setPurchasedAt(device.purchasedAt())
        .setWarranty(device.warranty().map(DeviceMapper::warranty).orElse(null))
        .setProvenance(ProvenanceMapper.toEvent(device.provenance()))
        .build();
  }

  private static Warranty warranty(WarrantyTerms terms) {
    return new Warranty(
        WarrantyBasis.valueOf(terms.basis().name()),
        terms.period().toString(),
        terms.startsOn(),
        terms.endsOn());
  }
}
