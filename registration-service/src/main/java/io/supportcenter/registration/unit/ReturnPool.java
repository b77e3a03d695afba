package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.unit.TakeBackOutcome.Unmatched;
import io.supportcenter.registration.unit.TakeBackOutcome.UnmatchedReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The goods that one receipt has moved, and which of them its take-backs take. A void takes all
 * that is left. A return's line takes the goods with its serial numbers; for a number that nobody
 * knows, the only goods that it can mean, if their own number is unknown. For units without a
 * number on the line it takes as many goods of the same product: first those whose own number is
 * unknown, since a known one would be on the return as well.
 */
final class ReturnPool {

  private final List<SoldGoods> goods;
  private final Map<RegistrationId, Taken> taken = new LinkedHashMap<>();

  ReturnPool(List<SoldGoods> goods) {
    this.goods = goods;
  }

  /**
   * Who takes a unit.
   *
   * @param counted the line that may as well take another unit, as it has no number for it
   */
  private record Taken(Receipt by, Optional<ReceiptLine> counted) {}

  /** Takes what the receipt means; returns what it finds no unit for. */
  List<Unmatched> take(Receipt receipt) {
    List<Unmatched> unmatched = new ArrayList<>();
    if (receipt.kind() == ReceiptKind.VOID) {
      List<SoldGoods> left = goods.stream().filter(this::isFree).toList();
      left.forEach(one -> put(one, receipt, Optional.empty()));
      if (left.isEmpty()) {
        unmatched.add(
            new Unmatched(
                Optional.empty(), Optional.empty(), 1, UnmatchedReason.ALREADY_TAKEN_BACK));
      }
    } else {
      receipt.lines().forEach(line -> take(receipt, line, unmatched));
    }
    return unmatched;
  }

  List<SoldGoods> takenBy(Receipt receipt) {
    return goods.stream()
        .filter(one -> taken.containsKey(one.id()) && taken.get(one.id()).by().equals(receipt))
        .toList();
  }

  void free(Collection<RegistrationId> ids) {
    taken.keySet().removeAll(ids);
  }

  Map<RegistrationId, Receipt> taken() {
    Map<RegistrationId, Receipt> by = new LinkedHashMap<>();
    taken.forEach((id, who) -> by.put(id, who.by()));
    return by;
  }

  private void take(Receipt receipt, ReceiptLine line, List<Unmatched> unmatched) {
    Optional<Integer> number = Optional.of(line.lineNumber());
    for (String serial : line.serialNumbers()) {
      takeNumbered(receipt, line, serial)
          .ifPresent(
              reason -> unmatched.add(new Unmatched(number, Optional.of(serial), 1, reason)));
    }
    int left = line.quantity() - line.serialNumbers().size();
    int missing = left - takeCounted(receipt, line, left);
    if (missing > 0) {
      unmatched.add(new Unmatched(number, Optional.empty(), missing, noneLeft(meant(line))));
    }
  }

  /** Why it takes none; empty when it takes one. */
  private Optional<UnmatchedReason> takeNumbered(Receipt receipt, ReceiptLine line, String serial) {
    List<SoldGoods> meant = meant(line);
    Optional<SoldGoods> named = named(meant, serial).or(() -> named(goods, serial));
    if (named.isPresent()) {
      if (isTakenBy(named.get(), receipt)) {
        return Optional.empty(); // Another number of the same device.
      }
      if (!isFree(named.get()) && !moveAway(named.get())) {
        return Optional.of(UnmatchedReason.ALREADY_TAKEN_BACK);
      }
      put(named.get(), receipt, Optional.empty());
      return Optional.empty();
    }
    List<SoldGoods> left = meant.stream().filter(this::isFree).toList();
    if (left.isEmpty()) {
      return Optional.of(noneLeft(meant));
    }
    if (left.size() == 1 && !left.getFirst().isSerialKnown()) {
      put(left.getFirst(), receipt, Optional.empty());
      return Optional.empty();
    }
    boolean isAwaited = left.stream().anyMatch(one -> one.isAwaited() && !one.isSerialKnown());
    return Optional.of(isAwaited ? UnmatchedReason.SERIAL_AWAITED : UnmatchedReason.SERIAL_UNKNOWN);
  }

  /** How many it takes. Those that it took before come first, so that they stay its own. */
  private int takeCounted(Receipt receipt, ReceiptLine line, int quantity) {
    List<SoldGoods> chosen =
        meant(line).stream()
            .filter(this::isFree)
            .sorted(
                Comparator.<SoldGoods, Boolean>comparing(one -> !one.isTakenBackBy(receipt.key()))
                    .thenComparing(SoldGoods::isSerialKnown))
            .limit(Math.max(0, quantity))
            .toList();
    chosen.forEach(one -> put(one, receipt, Optional.of(line)));
    return chosen.size();
  }

  /** What a line can mean: its product, on the line that it names if that is there. */
  private List<SoldGoods> meant(ReceiptLine line) {
    List<SoldGoods> same = goods.stream().filter(one -> one.isProductOf(line)).toList();
    List<SoldGoods> ofLeg = same.stream().filter(one -> one.isLegOf(line)).toList();
    if (line.reservation().isPresent() && (same.size() > 1 || !ofLeg.isEmpty())) {
      List<SoldGoods> ofTime = ofLeg.stream().filter(one -> one.startsWith(line)).toList();
      return ofTime.isEmpty() ? ofLeg : ofTime;
    }
    List<SoldGoods> ofLine =
        same.stream()
            .filter(one -> line.originalLineNumber().equals(Optional.of(one.lineNumber())))
            .toList();
    return ofLine.isEmpty() ? same : ofLine;
  }

  private Optional<SoldGoods> named(List<SoldGoods> among, String serial) {
    return among.stream()
        .filter(one -> one.hasSerial(serial))
        .min(Comparator.comparing(one -> !isFree(one)));
  }

  /** Lets the return that counted on this unit take another one. */
  private boolean moveAway(SoldGoods unit) {
    Taken who = taken.get(unit.id());
    Optional<SoldGoods> other =
        who.counted().flatMap(line -> meant(line).stream().filter(this::isFree).findFirst());
    other.ifPresent(one -> put(one, who.by(), who.counted()));
    return other.isPresent();
  }

  private void put(SoldGoods unit, Receipt by, Optional<ReceiptLine> counted) {
    taken.put(unit.id(), new Taken(by, counted));
  }

  private boolean isTakenBy(SoldGoods unit, Receipt receipt) {
    return !isFree(unit) && taken.get(unit.id()).by().equals(receipt);
  }

  private boolean isFree(SoldGoods unit) {
    return !taken.containsKey(unit.id());
  }

  private static UnmatchedReason noneLeft(List<SoldGoods> meant) {
    return meant.isEmpty() ? UnmatchedReason.OTHER_PRODUCT : UnmatchedReason.ALREADY_TAKEN_BACK;
  }
}
