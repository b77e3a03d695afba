package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.unit.reading.RetailerSale;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A sale as the retailer's contract writes it; anything may be absent. */
record SaleBody(
    RetailerSale.Status status,
    OffsetDateTime soldAt,
    String zone,
    List<CustomerBody> customer,
    List<LineBody> lines) {

  private static final int SERIAL_LENGTH_MAX = 64;

  /** How the retailer knows the buyer. */
  record CustomerBody(String kind, String value) {

    /** Empty for a kind that only a newer contract knows. */
    Optional<CustomerReference> toReference() {
      return value == null || value.isBlank() || value.length() > 254
          ? Optional.empty()
          : List.of(IdentityKind.values()).stream()
              .filter(k -> k.name().equals(kind))
              .findFirst()
              .map(k -> new CustomerReference(k, value));
    }
  }

  /** One line of the sale. */
  record LineBody(
      int lineNumber,
      String retailerItemId,
      String gtin,
      String description,
      int quantity,
      List<String> serialNumbers,
      String reservationNumber) {

    ReceiptLine toLine() {
      if (lineNumber < 1 || quantity < 1 || quantity > Receipt.MAX_QUANTITY) {
        throw new UnfitAnswer("a line number or quantity out of range");
      }
      List<String> serials =
          orEmpty(serialNumbers).stream()
              .filter(Objects::nonNull)
              .map(String::strip)
              .filter(s -> !s.isEmpty() && s.length() <= SERIAL_LENGTH_MAX)
              .limit(quantity)
              .toList();
      return new ReceiptLine(
          lineNumber,
          bounded(gtin, 32),
          bounded(retailerItemId, 64),
          bounded(description, 500),
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

  /** Without the customer, whose references are only hashed. */
  RetailerSale toSale() {
    if (orEmpty(lines).size() > Receipt.MAX_LINES) {
      throw new UnfitAnswer("too many lines");
    }
    return new RetailerSale(
        UnfitAnswer.unless(status, "status"),
        UnfitAnswer.unless(soldAt, "soldAt").toInstant(),
        zoneId(),
        orEmpty(lines).stream().map(LineBody::toLine).toList(),
        reservationNumbers());
  }

  private Map<Integer, String> reservationNumbers() {
    Map<Integer, String> numbers = new HashMap<>();
    orEmpty(lines)
        .forEach(line ->
            bounded(line.reservationNumber(), 64)
                .ifPresent(number -> numbers.put(line.lineNumber(), number)));
    return numbers;
  }

  private ZoneId zoneId() {
    try {
      return ZoneId.of(UnfitAnswer.text(zone, "zone", 64));
    } catch (DateTimeException _) {
      throw new UnfitAnswer("an unknown zone");
    }
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Optional<String> bounded(String text, int lengthMax) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(t -> !t.isEmpty() && t.length() <= lengthMax);
  }
}
