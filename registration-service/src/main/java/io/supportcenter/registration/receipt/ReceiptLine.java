package io.supportcenter.registration.receipt;

import java.util.List;
import java.util.Optional;

/**
 * A line of a receipt, as printed.
 *
 * @param lineNumber from 1
 * @param originalLineNumber of the sale's line that a return takes back
 * @param gtin not checked yet: a line with a wrong number does not spoil the receipt
 * @param serialNumbers in the order of the units; see {@link #serialsOf}
 * @param reservation what the line sells when it does not sell a device
 */
public record ReceiptLine(
    int lineNumber,
    Optional<Integer> originalLineNumber,
    Optional<String> gtin,
    Optional<String> retailerItemId,
    Optional<String> description,
    int quantity,
    List<String> serialNumbers,
    Optional<Reservation> reservation) {
  public ReceiptLine {
    serialNumbers = List.copyOf(serialNumbers);
  }

  ReceiptLine selling(Reservation other) {
    return new ReceiptLine(
        lineNumber,
        originalLineNumber,
        gtin,
        retailerItemId,
        description,
        quantity,
        serialNumbers,
        Optional.of(other));
  }

  /**
   * The serial numbers printed for a unit (from 1): at most one, or as many as for every other unit
   * when the line has a multiple of its quantity, such as two IMEIs of each phone. A number that
   * may be any unit's is given for all of them.
   */
  public List<String> serialsOf(int unit) {
    int all = serialNumbers.size();
    if (all > quantity && all % quantity != 0) {
      return serialNumbers;
    }
    int each = Math.max(1, all / quantity);
    return serialNumbers.subList(Math.min((unit - 1) * each, all), Math.min(unit * each, all));
  }
}
