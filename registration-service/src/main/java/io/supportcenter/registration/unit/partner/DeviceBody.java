package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.kit.values.Text;
import io.supportcenter.registration.asset.WarrantyBasis;
import io.supportcenter.registration.asset.WarrantyOffer;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.GtinResult;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.NotRegistrable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** A device as the manufacturer's contract writes it; anything may be absent. */
record DeviceBody(
    String gtin,
    String manufacturer,
    String model,
    String modelName,
    String serialNumber,
    LocalDate manufacturedOn,
    LocalDate shippedOn,
    Boolean registrable,
    WarrantyBody warranty) {

  /** A warranty; an invalid one is ignored, since the device itself is confirmed. */
  record WarrantyBody(String basis, String period) {

    Optional<WarrantyOffer> toOffer() {
      try {
        return basis == null || period == null
            ? Optional.empty()
            : Optional.of(
                new WarrantyOffer(WarrantyBasis.valueOf(Text.code(basis)), Period.parse(period)));
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
        return Optional.empty();
      }
    }
  }

  ManufacturerAnswer toAnswer() {
    if (Boolean.FALSE.equals(registrable)) {
      return new NotRegistrable();
    }
    if (!(Gtin.parse(UnfitAnswer.text(gtin, "gtin", 14))
        instanceof GtinResult.Valid(Gtin number))) {
      throw new UnfitAnswer("without a right gtin");
    }
    return new DeviceConfirmed(
        number,
        UnfitAnswer.text(manufacturer, "manufacturer", 200),
        UnfitAnswer.text(model, "model", 200),
        optional(modelName, "modelName", 200),
        optional(serialNumber, "serialNumber", 64),
        Optional.ofNullable(manufacturedOn),
        Optional.ofNullable(shippedOn),
        Optional.ofNullable(warranty).flatMap(WarrantyBody::toOffer));
  }

  private static Optional<String> optional(String text, String what, int lengthMax) {
    return Placeholder.value(text).map(value -> UnfitAnswer.text(value, what, lengthMax));
  }
}
