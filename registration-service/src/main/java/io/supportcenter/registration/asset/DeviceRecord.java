package io.supportcenter.registration.asset;

import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A device built from what is known about a unit.
 *
 * @param manufacturerId the partner, {@code manufacturer} its name as it writes it
 * @param serialConfirmed the manufacturer's answer carried the serial number; without that the
 *     device cannot be activated
 */
public record DeviceRecord(
    String manufacturerId,
    String manufacturer,
    String model,
    Optional<String> modelName,
    SerialNumber serialNumber,
    boolean serialConfirmed,
    Gtin gtin,
    Instant purchasedAt,
    Optional<WarrantyTerms> warranty,
    List<Provenance> provenance)
    implements Item {
  public DeviceRecord {
    provenance = List.copyOf(provenance);
  }

  public DeviceKey key() {
    return new DeviceKey(manufacturerId, model, serialNumber.canonical());
  }

  @Override
  public DeviceRecord with(Provenance field) {
    return new DeviceRecord(
        manufacturerId,
        manufacturer,
        model,
        modelName,
        serialNumber,
        serialConfirmed,
        gtin,
        purchasedAt,
        warranty,
        Provenance.added(provenance, field));
  }
}
