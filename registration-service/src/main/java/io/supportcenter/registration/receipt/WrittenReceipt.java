package io.supportcenter.registration.receipt;

import io.supportcenter.registration.identity.IdentityKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A receipt as its sender wrote it, the same whatever format it was sent in. Nothing is checked
 * yet, and texts may be null; {@link ReceiptReader} makes a {@link Receipt} of it.
 *
 * @param kind empty for one that only a newer sender knows
 */
public record WrittenReceipt(
    String retailerId,
    String receiptNumber,
    Optional<ReceiptKind> kind,
    Instant occurredAt,
    String zone,
    List<Customer> customer,
    String originalReceiptNumber,
    List<Line> lines) {

  /**
   * How the retailer knows the buyer.
   *
   * @param kind empty for one that only a newer sender knows
   */
  public record Customer(Optional<IdentityKind> kind, String value) {

    /** Keeps personal data out of logs. */
    @Override
    public String toString() {
      return kind + "(...)";
    }
  }

  /** A line. */
  public record Line(
      int lineNumber,
      String gtin,
      String retailerItemId,
      String description,
      int quantity,
      List<String> serialNumbers,
      Optional<Price> unitPrice,
      Optional<WrittenReservation> reservation) {}

  /** A price, as printed: nothing is registered by it. */
  public record Price(long amountMinor, String currency) {}
}
