package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.UnitKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a receipt, or the retailer asked about it, says about one unit, as written.
 *
 * @param serialNumbers none, one, or several of one device, such as two IMEIs
 * @param manufacturerId of the partner, when the retailer names it
 * @param reservation empty for a device, and in a retailer's answer, which leaves it to the receipt
 */
public record SoldUnit(
    Optional<String> gtin,
    List<String> serialNumbers,
    Optional<String> manufacturerId,
    Optional<String> retailerItemId,
    Optional<String> description,
    Instant soldAt,
    ZoneId zone,
    Optional<Reservation> reservation) {

  public SoldUnit {
    serialNumbers = List.copyOf(serialNumbers);
  }

  /** What the receipt says about a unit of it. */
  public static SoldUnit of(Receipt receipt, UnitKey unit) {
    ReceiptLine line = receipt.line(unit.lineNumber()).orElseThrow();
    return new SoldUnit(
        line.gtin(),
        line.serialsOf(unit.unit()),
        Optional.empty(),
        line.retailerItemId(),
        line.description(),
        receipt.occurredAt(),
        receipt.zone(),
        line.reservation());
  }
}
