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
 * @param originalReceiptNumber present for a return and a void: the receipt that is taken back
 * @param partOf the number of the till's transaction, when it makes several receipts: a void of it
 *     takes back all of them
 */
public record Receipt(
    ReceiptKey key,
    ReceiptKind kind,
    Instant occurredAt,
    ZoneId zone,
    List<CustomerReference> customer,
    Optional<String> originalReceiptNumber,
    Optional<String> partOf,
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
    return new Receipt(
        key, kind, occurredAt, zone, List.of(), originalReceiptNumber, partOf, lines);
  }

  /** The receipt that this one takes back. */
  public Optional<ReceiptKey> original() {
    return originalReceiptNumber.map(number -> new ReceiptKey(key.retailerId(), number));
  }

  /** Whether it is the other one and has more lines. */
  public boolean completes(Receipt other) {
    return key.equals(other.key)
        && kind == other.kind
        && occurredAt.equals(other.occurredAt)
        && zone.equals(other.zone)
        && originalReceiptNumber.equals(other.originalReceiptNumber)
        && partOf.equals(other.partOf)
        && lines.size() > other.lines.size()
        && lines.containsAll(other.lines);
  }

  /** Whether a void of that number takes this one back. */
  public boolean isPartOf(ReceiptKey transaction) {
    return key.retailerId().equals(transaction.retailerId())
        && partOf.equals(Optional.of(transaction.receiptNumber()));
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
