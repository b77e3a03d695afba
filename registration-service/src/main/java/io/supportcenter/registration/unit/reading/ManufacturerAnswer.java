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

  /**
   * It did not answer for a long time, or not as its contract says.
   *
   * @param reason for operators and agents
   */
  record Unanswered(String reason) implements ManufacturerAnswer {}

  /** Whether a later answer to the same question may be another one. */
  default boolean mayChange() {
    return switch (this) {
      case DeviceConfirmed _, SerialOtherProduct _ -> false;
      case UnknownGtin _, SerialNotFound _, SerialRequired _, NotRegistrable _, Unanswered _ ->
          true;
    };
  }

  /** What a new question is asked because of. */
  default String reason() {
    return switch (this) {
      case DeviceConfirmed _ -> "DEVICE_CONFIRMED";
      case UnknownGtin _ -> "UNKNOWN_GTIN";
      case SerialNotFound _ -> "SERIAL_NOT_FOUND";
      case SerialRequired _ -> "SERIAL_REQUIRED";
      case SerialOtherProduct _ -> "SERIAL_OTHER_PRODUCT";
      case NotRegistrable _ -> "NOT_REGISTRABLE";
      case Unanswered(String reason) -> reason;
    };
  }
}
