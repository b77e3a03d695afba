package io.supportcenter.registration.receipt;

import io.supportcenter.registration.identity.CustomerReference;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An electronic receipt, the same whatever format it was sent in.
 *
 * @param zone of the store
 * @param originalReceiptNumber present for a return and a void: the sale that is taken back
 */
public record Receipt(
    ReceiptKey key,
    ReceiptKind kind,
    Instant occurredAt,
    ZoneId zone,
    List<CustomerReference> customer,
    Optional<String> originalReceiptNumber,
    List<ReceiptLine> lines) {
  public static final int MAX_LINES = 1_000;
  public static final int MAX_QUANTITY = 1_000;
  public static final int MAX_UNITS = 10_000;
  public static final int MAX_CUSTOMER_REFERENCES = 10;

  public Receipt {
    customer = List.copyOf(customer);
    lines = List.copyOf(lines);
    if (kind != ReceiptKind.SALE && originalReceiptNumber.isEmpty()) {
      throw new IllegalArgumentException("a take-back must name the sale");
    }
  }

  /** The same without the customer. */
  public Receipt anonymous() {
    return new Receipt(key, kind, occurredAt, zone, List.of(), originalReceiptNumber, lines);
  }

  /** The sale that this receipt takes back. */
  public Optional<ReceiptKey> original() {
    return originalReceiptNumber.map(number -> new ReceiptKey(key.retailerId(), number));
  }

  public Stream<UnitKey> units() {
    return lines.stream().flatMap(this::unitsOf);
  }

  /**
   * @param line of this receipt
   */
  public Stream<UnitKey> unitsOf(ReceiptLine line) {
    return IntStream.rangeClosed(1, line.quantity())
        .mapToObj(unit -> new UnitKey(key, line.lineNumber(), unit));
  }

  public Optional<ReceiptLine> line(int lineNumber) {
    return lines.stream().filter(line -> line.lineNumber() == lineNumber).findFirst();
  }
}
