package io.supportcenter.registration.registration;

import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.GtinResult;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<UnitKey, String> serials;
  private final Map<UnitKey, TakeBack> taken = new LinkedHashMap<>();

  private TakeBackAllocation(Receipt sale, Map<UnitKey, String> serials) {
    this.sale = sale;
    this.serials = serials;
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
      line.serialNumbers()
          .forEach(serial -> take(takeBack, free(line).filter(u -> has(u, serial)), 1));
    }
  }

  private void takeTheRest(Receipt takeBack) {
    if (takeBack.kind() == ReceiptKind.VOID) {
      take(takeBack, free(), Integer.MAX_VALUE);
      return;
    }
    for (ReceiptLine line : takeBack.lines()) {
      long named = line.serialNumbers().stream().filter(this::isKnown).count();
      long unnamed = line.quantity() - named;
      boolean anySerial = line.serialNumbers().isEmpty();
      take(
          takeBack,
          free(line)
              .filter(unit -> anySerial || !serials.containsKey(unit))
              .sorted(Comparator.comparing(serials::containsKey)),
          unnamed);
    }
  }

  private void take(Receipt takeBack, Stream<UnitKey> units, long atMost) {
    TakeBack by = new TakeBack(takeBack.key(), takeBack.kind());
    units.limit(atMost).toList().forEach(unit -> taken.put(unit, by));
  }

  private Stream<UnitKey> free() {
    return sale.units().filter(unit -> !taken.containsKey(unit));
  }

  private Stream<UnitKey> free(ReceiptLine returned) {
    return free()
        .filter(unit -> isSameProduct(sale.line(unit.lineNumber()).orElseThrow(), returned));
  }

  private boolean has(UnitKey unit, String serial) {
    return serial.equalsIgnoreCase(serials.get(unit));
  }

  private boolean isKnown(String serial) {
    return serials.values().stream().anyMatch(serial::equalsIgnoreCase);
  }

  private static boolean isSameProduct(ReceiptLine sold, ReceiptLine returned) {
    Optional<String> gtin = returned.gtin().map(TakeBackAllocation::normal);
    boolean sameGtin = gtin.isPresent() && gtin.equals(sold.gtin().map(TakeBackAllocation::normal));
    boolean sameItem =
        returned.retailerItemId().isPresent()
            && returned.retailerItemId().equals(sold.retailerItemId());
    return sameGtin || sameItem;
  }

  private static String normal(String gtin) {
    return Gtin.parse(gtin) instanceof GtinResult.Valid(Gtin valid) ? valid.digits() : gtin;
  }
}
