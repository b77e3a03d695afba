package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.WarrantyOffer;
import io.supportcenter.registration.product.Gtin;
import java.time.LocalDate;
import java.util.Optional;

/** What the manufacturer's back end says about one device. */
public sealed interface ManufacturerAnswer {
  /**
   * @param serialNumber as the manufacturer writes it
   */
  record DeviceConfirmed(
      Gtin gtin,
      String manufacturer,
      String model,
      Optional<String> modelName,
      Optional<String> serialNumber,
      Optional<LocalDate> manufacturedOn,
      Optional<LocalDate> shippedOn,
      Optional<WarrantyOffer> warranty)
      implements ManufacturerAnswer {}

  record UnknownGtin() implements ManufacturerAnswer {}

  record SerialNotFound() implements ManufacturerAnswer {}

  /** The manufacturer knows the product, but not which unit was sold. */
  record SerialRequired() implements ManufacturerAnswer {}

  /** The serial number is on a device of another product. */
  record SerialOtherProduct(Optional<Gtin> gtin, Optional<String> model)
      implements ManufacturerAnswer {}

  /** The product is not meant to be registered. */
  record NotRegistrable() implements ManufacturerAnswer {}
}
