package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.receipt.ReceiptLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of the retailer's serial numbers of a line belongs to which unit. A unit keeps the number
 * printed for it when the retailer has that number anywhere on the line; what is left goes to the
 * other units in order.
 */
final class SerialPairing {
  private final List<Optional<String>> serials;

  private SerialPairing(List<Optional<String>> serials) {
    this.serials = serials;
  }

  static SerialPairing of(ReceiptLine printed, ReceiptLine told) {
    var left = new ArrayDeque<>(told.serialNumbers());
    var agreed = new ArrayList<Optional<String>>();
    for (int unit = 1; unit <= told.quantity(); unit++) {
      agreed.add(printed.serialOf(unit).filter(left::remove));
    }
    return new SerialPairing(
        agreed.stream().map(serial -> serial.or(() -> Optional.ofNullable(left.poll()))).toList());
  }

  Optional<String> serialOf(int unit) {
    return serials.get(unit - 1);
  }
}
