package io.supportcenter.local.partners.manufacturer;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import java.util.Locale;

/** A product that a manufacturer makes. */
record Product(
    String gtin,
    String manufacturer,
    String model,
    String modelName,
    boolean registrable,
    String serialPattern,
    SerialCase serialCase,
    Warranty warranty) {

  enum SerialCase {
    UPPER,
    SENSITIVE
  }

  enum WarrantyBasis {
    PURCHASE,
    SHIPMENT,
    MANUFACTURE
  }

  /** The period is ISO 8601, for example P2Y. */
  record Warranty(WarrantyBasis basis, String period) {
    Warranty {
      requireNonNull(basis, "basis");
      requireNonNull(period, "period");
    }
  }

  Product {
    if (!requireNonNull(gtin, "gtin").matches("[0-9]{14}")) {
      throw new IllegalArgumentException("not a GTIN-14: " + gtin);
    }
    requireNonNull(model, "model");
    requireNonNull(modelName, "modelName");
    requireNonNull(serialCase, "serialCase");
    requireNonNull(warranty, "warranty");
    requireNonNull(Pattern.compile(requireNonNull(serialPattern, "serialPattern")));
  }

  Product madeBy(String name) {
    return new Product(
        gtin, name, model, modelName, registrable, serialPattern, serialCase, warranty);
  }

  /** The form in which two serial numbers of this product are compared. */
  String canonicalSerial(String serialNumber) {
    return switch (serialCase) {
      case UPPER -> serialNumber.toUpperCase(Locale.ROOT);
      case SENSITIVE -> serialNumber;
    };
  }

  boolean fits(String serialNumber) {
    return Pattern.matches(serialPattern, canonicalSerial(serialNumber));
  }
}
