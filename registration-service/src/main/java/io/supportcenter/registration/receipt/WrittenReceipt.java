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
 * @param partOf the number of the till's transaction, when it makes several receipts; may be null
 * @param leftOut what is wrong with lines of the original document that are not among the lines
 */
public record WrittenReceipt(
    String retailerId,
    String receiptNumber,
    Optional<ReceiptKind> kind,
    Instant occurredAt,
    String zone,
    List<Customer> customer,
    String originalReceiptNumber,
    String partOf,
    List<Line> lines,
    List<ReceiptProblem> leftOut,
    Paper paper) {

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

  /**
   * A line.
   *
   * @param originalLineNumber of the sale's line that a return takes back; may be null
   */
  public record Line(
      int lineNumber,
      Integer originalLineNumber,
      String gtin,
      String retailerItemId,
      String description,
      int quantity,
      List<String> serialNumbers,
      Optional<Price> unitPrice,
      Optional<WrittenReservation> reservation) {

    /** The same as the return of that line of the sale; null when it is not known. */
    public Line takingBack(Integer saleLine) {
      return new Line(
          lineNumber,
          saleLine,
          gtin,
          retailerItemId,
          description,
          quantity,
          serialNumbers,
          unitPrice,
          reservation);
    }
  }

  /**
   * What stands on a sale's paper besides.
   *
   * @param total the grand total
   * @param claimCode may be null
   */
  public record Paper(Optional<Price> total, String claimCode) {

    public static final Paper NONE = new Paper(Optional.empty(), null);

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "Paper(...)";
    }
  }

  /** A price, as printed: nothing is registered by it. */
  public record Price(long amountMinor, String currency) {}
}
