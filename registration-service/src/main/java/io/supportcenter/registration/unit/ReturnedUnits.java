package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.GtinResult;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.SoldUnit;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which units of a sale a return or void takes back. A void takes all. A return's line takes the
 * reservation that it names, or the units with its serial numbers, and for units without a number
 * on the line as many units of the same product that are not taken back yet: first those whose own
 * number is unknown, since a known one would be on the return as well.
 */
public final class ReturnedUnits {

  private final Receipt takeBack;
  private final List<StoredUnit> units;

  private ReturnedUnits(Receipt takeBack, List<StoredUnit> sold) {
    this.takeBack = takeBack;
    this.units = new ArrayList<>(sold);
  }

  /** The sale's units after the take-back, in the same order. */
  public static List<StoredUnit> takeBack(Receipt receipt, List<StoredUnit> sold) {
    ReturnedUnits returned = new ReturnedUnits(receipt, sold);
    if (receipt.kind() == ReceiptKind.VOID) {
      returned.takeAll();
    } else {
      receipt.lines().forEach(returned::take);
    }
    return returned.units;
  }

  private void takeAll() {
    for (int i = 0; i < units.size(); i++) {
      take(i);
    }
  }

  private void take(ReceiptLine line) {
    line.serialNumbers().forEach(serial -> first(unit -> serials(unit).anyMatch(serial::equals)));
    for (int n = line.serialNumbers().size(); n < line.quantity(); n++) {
      if (!first(unit -> isSameProduct(unit, line) && serials(unit).findAny().isEmpty())) {
        first(unit -> isSameProduct(unit, line));
      }
    }
  }

  private boolean first(Predicate<StoredUnit> wanted) {
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).facts().takeBack().isEmpty() && wanted.test(units.get(i))) {
        take(i);
        return true;
      }
    }
    return false;
  }

  private void take(int index) {
    StoredUnit unit = units.get(index);
    if (unit.facts().takeBack().isEmpty()) {
      units.set(index, unit.with(facts -> facts.withTakeBack(Optional.of(word()))));
    }
  }

  private Sourced<TakeBack> word() {
    return new Sourced<>(
        new TakeBack(takeBack.key(), takeBack.kind()),
        FieldSource.RECEIPT,
        takeBack.occurredAt(),
        takeBack.key().toString());
  }

  private static Stream<String> serials(StoredUnit unit) {
    return sold(unit).flatMap(sold -> sold.serialNumber().stream());
  }

  private static boolean isSameProduct(StoredUnit unit, ReceiptLine line) {
    return line.reservation()
        .map(returned -> isSameBooking(unit, returned))
        .orElseGet(
            () -> sold(unit).anyMatch(sold -> isSameGtin(sold, line) || isSameItem(sold, line)));
  }

  private static boolean isSameBooking(StoredUnit unit, Reservation returned) {
    return unit.facts()
        .reservation()
        .filter(sold -> sold.value().isSameBooking(returned))
        .isPresent();
  }

  private static boolean isSameGtin(SoldUnit sold, ReceiptLine line) {
    return line.gtin().isPresent()
        && sold.gtin()
            .map(ReturnedUnits::comparable)
            .equals(line.gtin().map(ReturnedUnits::comparable));
  }

  private static boolean isSameItem(SoldUnit sold, ReceiptLine line) {
    return line.retailerItemId().isPresent() && sold.retailerItemId().equals(line.retailerItemId());
  }

  /** A till may print the same number with and without leading zeros. */
  private static String comparable(String gtin) {
    return Gtin.parse(gtin) instanceof GtinResult.Valid(Gtin number) ? number.digits() : gtin;
  }

  /** What receipt and retailer say. */
  private static Stream<SoldUnit> sold(StoredUnit unit) {
    Stream<SoldUnit> told =
        unit.facts().retailer().map(Sourced::value).stream()
            .flatMap(answer ->
                answer instanceof RetailerAnswer.Sale(SoldUnit sold)
                    ? Stream.of(sold)
                    : Stream.empty());
    return Stream.concat(Stream.of(unit.facts().receipt().value()), told);
  }
}
