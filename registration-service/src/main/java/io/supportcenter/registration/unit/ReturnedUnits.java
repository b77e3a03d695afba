package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
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
      returned.units.replaceAll(returned::taken);
    } else {
      receipt.lines().forEach(returned::take);
    }
    return returned.units;
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
        units.set(i, taken(units.get(i)));
        return true;
      }
    }
    return false;
  }

  /** The first take-back of a unit counts. */
  private StoredUnit taken(StoredUnit unit) {
    Sourced<TakeBack> by =
        new Sourced<>(
            new TakeBack(takeBack.key(), takeBack.kind()),
            FieldSource.RECEIPT,
            takeBack.occurredAt(),
            takeBack.key().toString());
    return unit.with(facts -> facts.withTakeBack(facts.takeBack().or(() -> Optional.of(by))));
  }

  private static Stream<String> serials(StoredUnit unit) {
    return sold(unit).flatMap(sold -> sold.serialNumbers().stream());
  }

  private boolean isSameProduct(StoredUnit unit, ReceiptLine line) {
    return line.reservation()
        .map(returned ->
            unit.facts().reservation().filter(r -> isReturned(r.value(), returned)).isPresent())
        .orElseGet(
            () -> sold(unit).anyMatch(sold -> isSameGtin(sold, line) || isSameItem(sold, line)));
  }

  /** The only reservation under its number is meant, even when its times have changed since. */
  private boolean isReturned(Reservation sold, Reservation returned) {
    return sold.isSameLeg(returned)
        || sold.isSameBooking(returned)
            && units.stream()
                    .flatMap(unit -> unit.facts().reservation().stream())
                    .filter(r -> r.value().isSameBooking(returned))
                    .count()
                == 1;
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
    return Gtin.parse(gtin).valid().map(Gtin::digits).orElse(gtin);
  }

  /** What receipt and retailer say. */
  private static Stream<SoldUnit> sold(StoredUnit unit) {
    RegistrationFacts facts = unit.facts();
    return Stream.concat(Stream.of(facts.receipt()), facts.sale().stream()).map(Sourced::value);
  }
}
