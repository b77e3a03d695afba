package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.json.PartnerTime;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.DecorativeText;
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
    String manufacturedOn,
    String shippedOn,
    Boolean registrable,
    WarrantyBody warranty) {

  private static final int DATE_LENGTH = "2026-11-20".length();

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
        UnfitAnswer.unless(DecorativeText.of(manufacturer, 200).orElse(null), "manufacturer"),
        UnfitAnswer.text(Placeholder.value(model).orElse(null), "model", 200),
        Placeholder.value(modelName).flatMap(name -> DecorativeText.of(name, 200)),
        Placeholder.value(serialNumber).map(text -> UnfitAnswer.text(text, "serialNumber", 64)),
        day(manufacturedOn),
        day(shippedOn),
        Optional.ofNullable(warranty).flatMap(WarrantyBody::toOffer));
  }

  /** One that cannot be read is not known: only a warranty depends on it. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Placeholder.value(text)
          .map(written ->
              written.length() == DATE_LENGTH
                  ? LocalDate.parse(written)
                  : PartnerTime.parse(written).local().toLocalDate());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
