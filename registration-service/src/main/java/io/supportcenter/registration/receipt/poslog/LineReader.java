package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.registration.product.DigitalLink;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.GtinResult;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what was sold or given back on a line of a transaction. */
final class LineReader {
  private static final Set<String> GTIN_TYPES =
      Set.of("GTIN", "GTIN8", "GTIN12", "GTIN13", "GTIN14", "EAN", "EAN8", "EAN13", "UPC", "UPCA");
  private static final Set<String> NO_SERIAL_TYPES = Set.of("GTIN", "RFID", "EPC");
  private static final Pattern SCANNED = Pattern.compile("[0-9]{12,14}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^A-Z0-9]");

  private LineReader() {}

  /**
   * @param item the Sale or Return of the line item
   * @return empty for goods that are weighed or measured, which are not devices
   */
  static Optional<WrittenReceipt.Line> read(XmlElement lineItem, XmlElement item, String currency)
      throws ElementException {
    BigDecimal quantity = quantity(item).abs();
    if (quantity.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        new WrittenReceipt.Line(
            number(lineItem.textOf("SequenceNumber"), "SequenceNumber"),
            null,
            gtin(item).orElse(null),
            retailerItemId(item).orElse(null),
            item.textOf("Description").orElse(null),
            quantity.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue(),
            serialNumbers(item),
            PriceReader.unitPrice(item, currency),
            Optional.empty()));
  }

  private static BigDecimal quantity(XmlElement item) throws ElementException {
    String path = item.name() + "/Quantity";
    Optional<String> text = item.textOf("Quantity");
    BigDecimal quantity = text.isEmpty() ? BigDecimal.ONE : decimal(text.get(), path);
    if (quantity.signum() < 0 && item.name().equals("Sale")) {
      throw new ElementException(path, ProblemReason.OUT_OF_RANGE);
    }
    return quantity;
  }

  private static BigDecimal decimal(String text, String path) throws ElementException {
    if (text.length() > 20) {
      throw new ElementException(path, ProblemReason.TOO_LONG);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw new ElementException(path, ProblemReason.NOT_A_NUMBER);
    }
  }

  private static int number(Optional<String> text, String path) throws ElementException {
    try {
      return Integer.parseInt(
          text.orElseThrow(() -> new ElementException(path, ProblemReason.MISSING)));
    } catch (NumberFormatException _) {
      throw new ElementException(path, ProblemReason.NOT_A_NUMBER);
    }
  }

  /**
   * The number that says it is a GTIN; else the scanned one when it looks like a GTIN. One with a
   * wrong check digit is kept as printed, for the registration to say so.
   */
  private static Optional<String> gtin(XmlElement item) {
    return identifiers(item)
        .filter(id -> GTIN_TYPES.contains(id.type()))
        .findFirst()
        .or(() ->
            identifiers(item).filter(id -> id.type().isEmpty() && looksLikeGtin(id)).findFirst())
        .map(Identifier::text);
  }

  private static boolean looksLikeGtin(Identifier id) {
    return (DIGITS.matcher(id.text()).matches()
            && Gtin.parse(id.text()) instanceof GtinResult.Valid)
        || (id.isScanned() && SCANNED.matcher(id.text()).matches())
        || DigitalLink.parse(id.text()).isPresent();
  }

  private static Optional<String> retailerItemId(XmlElement item) {
    Optional<String> gtin = gtin(item);
    return identifiers(item)
        .filter(id -> !GTIN_TYPES.contains(id.type()))
        .map(Identifier::text)
        .filter(text -> !gtin.equals(Optional.of(text)))
        .findFirst();
  }

  /** The item's own number first, then what the till has scanned. */
  private static Stream<Identifier> identifiers(XmlElement item) {
    Stream<Identifier> own =
        item.children("ItemID").map(id -> new Identifier(type(id, "Type"), id.text(), false));
    Stream<Identifier> scanned =
        item.children("POSIdentity")
            .flatMap(identity ->
                identity
                    .children("POSItemID")
                    .map(id -> new Identifier(type(identity, "POSIDType"), id.text(), true)));
    return Stream.concat(own, scanned).filter(id -> !Placeholder.isOne(id.text()));
  }

  private static List<String> serialNumbers(XmlElement item) {
    return item.children("SerialNumber")
        .filter(serial -> !NO_SERIAL_TYPES.contains(type(serial, "Type")))
        .map(XmlElement::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Written as GTIN-13, EAN13, ean 13, ... */
  private static String type(XmlElement element, String attribute) {
    String type = element.attribute(attribute).orElse("").toUpperCase(Locale.ROOT);
    return NO_LETTER_OR_DIGIT.matcher(type).replaceAll("");
  }

  private record Identifier(String type, String text, boolean isScanned) {}
}
