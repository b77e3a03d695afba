package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole sale as the retailer's back end knows it ({@code GET /v1/sales/{receiptNumber}}).
 *
 * @param reservationNumbers by line number, as far as the retailer has them
 * @param manufacturers their ids as partners, in the same way
 */
public record RetailerSale(
    Status status,
    Instant soldAt,
    ZoneId zone,
    List<ReceiptLine> lines,
    Map<Integer, String> reservationNumbers,
    Map<Integer, String> manufacturers) {
  public enum Status {
    COMPLETED,
    VOIDED,
    RETURNED
  }

  public RetailerSale {
    lines = List.copyOf(lines);
    reservationNumbers = Map.copyOf(reservationNumbers);
    manufacturers = Map.copyOf(manufacturers);
  }

  /**
   * What the sale says about one unit. The retailer may list a line's serial numbers in another
   * order than the receipt.
   *
   * @param printed the receipt's own line
   */
  public RetailerAnswer about(UnitKey unit, ReceiptLine printed) {
    if (status != Status.COMPLETED) {
      return new RetailerAnswer.Voided();
    }
    return lines.stream()
        .filter(line -> line.lineNumber() == unit.lineNumber() && line.quantity() >= unit.unit())
        .findFirst()
        .map(line -> about(line, unit, printed))
        .orElseGet(RetailerAnswer.OtherLines::new);
  }

  private RetailerAnswer about(ReceiptLine line, UnitKey unit, ReceiptLine printed) {
    String told = reservationNumbers.get(line.lineNumber());
    return told == null || printed.reservation().filter(r -> !r.isNumbered(told)).isEmpty()
        ? new RetailerAnswer.Sale(sold(line, unit.unit(), printed))
        : new RetailerAnswer.OtherReservation(told);
  }

  private SoldUnit sold(ReceiptLine line, int unit, ReceiptLine printed) {
    return new SoldUnit(
        line.gtin(),
        SerialPairing.of(printed, line).serialsOf(unit),
        Optional.ofNullable(manufacturers.get(line.lineNumber())),
        line.retailerItemId(),
        line.description(),
        soldAt,
        zone,
        Optional.empty());
  }
}
