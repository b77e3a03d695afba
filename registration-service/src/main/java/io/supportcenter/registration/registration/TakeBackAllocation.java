package io.supportcenter.registration.registration;

import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.GtinResult;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which units of a sale its returns and voids take back. A function of all of them together:
 * however often and in whatever order they come, the answer is the same.
 *
 * <p>A serial number on a return takes the unit that has it. What a return takes beyond that comes
 * from the units of the same product, those without a known serial number first.
 */
public final class TakeBackAllocation {
  private static final Comparator<Receipt> BY_TIME =
      Comparator.comparing(Receipt::occurredAt).thenComparing(r -> r.key().receiptNumber());

  private final Receipt sale;
  private final Set<UnitKey> serialised;
  private final Map<String, UnitKey> bySerial = new HashMap<>();
  private final Map<UnitKey, TakeBack> taken = new LinkedHashMap<>();

  private TakeBackAllocation(Receipt sale, Map<UnitKey, String> serials) {
    this.sale = sale;
    this.serialised = serials.keySet();
    serials.forEach((unit, serial) -> bySerial.put(normalSerial(serial), unit));
  }

  /**
   * @param serials the serial numbers known of the sale's units, from whatever source
   */
  public static Map<UnitKey, TakeBack> of(
      Receipt sale, Map<UnitKey, String> serials, Collection<Receipt> takeBacks) {
    TakeBackAllocation allocation = new TakeBackAllocation(sale, serials);
    List<Receipt> inOrder =
        takeBacks.stream()
            .filter(receipt -> receipt.original().filter(sale.key()::equals).isPresent())
            .sorted(BY_TIME)
            .toList();
    inOrder.forEach(allocation::takeBySerial);
    inOrder.forEach(allocation::takeTheRest);
    return Map.copyOf(allocation.taken);
  }

  private void takeBySerial(Receipt takeBack) {
    for (ReceiptLine line : takeBack.lines()) {
      Stream<UnitKey> named =
          line.serialNumbers().stream()
              .map(serial -> bySerial.get(normalSerial(serial)))
              .filter(Objects::nonNull)
              .filter(unit -> isSameProduct(sale.line(unit.lineNumber()).orElseThrow(), line));
      take(takeBack, named, line.quantity());
    }
  }

  private void takeTheRest(Receipt takeBack) {
    if (takeBack.kind() == ReceiptKind.VOID) {
      take(takeBack, sale.units(), Receipt.MAX_UNITS);
      return;
    }
    for (ReceiptLine line : takeBack.lines()) {
      long named =
          line.serialNumbers().stream()
              .map(TakeBackAllocation::normalSerial)
              .filter(bySerial::containsKey)
              .count();
      boolean anySerial = line.serialNumbers().isEmpty();
      Stream<UnitKey> units =
          unitsOf(line)
              .filter(unit -> anySerial || !serialised.contains(unit))
              .sorted(Comparator.comparing(serialised::contains));
      take(takeBack, units, line.quantity() - named);
    }
  }

  private void take(Receipt takeBack, Stream<UnitKey> units, long atMost) {
    TakeBack by = new TakeBack(takeBack.key(), takeBack.kind());
    units
        .filter(unit -> !taken.containsKey(unit))
        .limit(atMost)
        .toList()
        .forEach(unit -> taken.put(unit, by));
  }

  private Stream<UnitKey> unitsOf(ReceiptLine returned) {
    return sale.lines().stream()
        .filter(line -> isSameProduct(line, returned))
        .flatMap(sale::unitsOf);
  }

  private static boolean isSameProduct(ReceiptLine sold, ReceiptLine returned) {
    Optional<String> gtin = returned.gtin().map(TakeBackAllocation::normal);
    boolean sameGtin = gtin.isPresent() && gtin.equals(sold.gtin().map(TakeBackAllocation::normal));
    boolean sameItem =
        returned.retailerItemId().isPresent()
            && returned.retailerItemId().equals(sold.retailerItemId());
    return sameGtin || sameItem;
  }

  private static String normalSerial(String serial) {
    return serial.strip().toUpperCase(Locale.ROOT);
  }

  private static String normal(String gtin) {
    return Gtin.parse(gtin) instanceof GtinResult.Valid(Gtin valid) ? valid.digits() : gtin;
  }
}
