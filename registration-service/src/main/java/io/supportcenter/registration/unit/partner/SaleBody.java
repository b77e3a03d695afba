package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.json.PartnerTime;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.product.SerialText;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.unit.reading.RetailerSale;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A sale as the retailer's contract writes it; anything may be absent. */
record SaleBody(
    String receiptNumber,
    RetailerSale.Status status,
    PartnerTime soldAt,
    String zone,
    List<CustomerBody> customer,
    List<LineBody> lines) {

  private static final int SERIAL_LENGTH_MAX = 64;
  private static final int SERIALS_PER_UNIT_MAX = 10;

  /** How the retailer knows the buyer. */
  record CustomerBody(String kind, String value) {

    /** Empty for a kind that only a newer contract knows. */
    Optional<CustomerReference> toReference() {
      return value == null || value.isBlank() || value.length() > 254
          ? Optional.empty()
          : List.of(IdentityKind.values()).stream()
              .filter(k -> k.name().equalsIgnoreCase(kind))
              .findFirst()
              .map(k -> new CustomerReference(k, value));
    }
  }

  /** One line of the sale. */
  record LineBody(
      Integer lineNumber,
      String retailerItemId,
      String gtin,
      String manufacturerId,
      String description,
      Integer quantity,
      List<String> serialNumbers,
      String reservationNumber) {

    boolean isFit() {
      return lineNumber != null
          && lineNumber >= 1
          && quantity != null
          && quantity >= 1
          && quantity <= Receipt.MAX_QUANTITY;
    }

    ReceiptLine toLine() {
      List<String> serials =
          orEmpty(serialNumbers).stream()
              .flatMap(s -> SerialText.read(s).stream())
              .flatMap(s -> Placeholder.value(s).stream())
              .filter(s -> s.length() <= SERIAL_LENGTH_MAX)
              .limit((long) SERIALS_PER_UNIT_MAX * quantity)
              .toList();
      return new ReceiptLine(
          lineNumber,
          Optional.empty(),
          bounded(gtin, 32),
          bounded(retailerItemId, 64),
          DecorativeText.of(description, 500),
          quantity,
          serials,
          Optional.empty());
    }
  }

  List<CustomerReference> references() {
    return orEmpty(customer).stream()
        .limit(Receipt.MAX_CUSTOMER_REFERENCES)
        .flatMap(reference -> reference.toReference().stream())
        .toList();
  }

  /**
   * Without the customer, whose references are only hashed.
   *
   * @throws UnfitAnswer when it is about another receipt, or not what the contract says
   */
  RetailerSale toSale(String asked) {
    if (receiptNumber != null && !receiptNumber.strip().equals(asked)) {
      throw new UnfitAnswer("another receipt");
    }
    if (orEmpty(lines).size() > Receipt.MAX_LINES) {
      throw new UnfitAnswer("too many lines");
    }
    return new RetailerSale(
        UnfitAnswer.unless(status, "status"),
        UnfitAnswer.unless(soldAt, "soldAt").in(zoneId()),
        zoneId(),
        orEmpty(lines).stream().filter(LineBody::isFit).map(LineBody::toLine).toList(),
        byLine(LineBody::reservationNumber),
        byLine(LineBody::manufacturerId));
  }

  /** Numbers of lines that are not what the contract says; they harm no others. */
  Set<Integer> unfitLines() {
    return orEmpty(lines).stream()
        .filter(line -> !line.isFit() && line.lineNumber() != null)
        .map(LineBody::lineNumber)
        .collect(Collectors.toSet());
  }

  private Map<Integer, String> byLine(Function<LineBody, String> value) {
    Map<Integer, String> values = new HashMap<>();
    orEmpty(lines)
        .forEach(line ->
            bounded(value.apply(line), 64).ifPresent(text -> values.put(line.lineNumber(), text)));
    return values;
  }

  private ZoneId zoneId() {
    try {
      return ZoneId.of(UnfitAnswer.text(zone, "zone", 64));
    } catch (DateTimeException _) {
      throw new UnfitAnswer("an unknown zone");
    }
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  private static Optional<String> bounded(String text, int lengthMax) {
    return Placeholder.value(text).filter(t -> t.length() <= lengthMax);
  }
}
