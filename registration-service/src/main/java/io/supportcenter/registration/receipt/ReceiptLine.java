package io.supportcenter.registration.receipt;

import java.util.List;
import java.util.Optional;

/**
 * A line of a receipt, as printed.
 *
 * @param lineNumber from 1
 * @param gtin not checked yet: a line with a wrong number does not spoil the receipt
 * @param serialNumbers at most one per unit, in the order of the units
 * @param reservation what the line sells when it does not sell a device
 */
public record ReceiptLine(
    int lineNumber,
    Optional<String> gtin,
    Optional<String> retailerItemId,
    Optional<String> description,
    int quantity,
    List<String> serialNumbers,
    Optional<Reservation> reservation) {
  public ReceiptLine {
    serialNumbers = List.copyOf(serialNumbers);
  }

  /** The serial number printed for a unit (from 1). */
  public Optional<String> serialOf(int unit) {
    return unit <= serialNumbers.size()
        ? Optional.of(serialNumbers.get(unit - 1))
        : Optional.empty();
  }
}
