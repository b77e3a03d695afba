package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.receipt.ReceiptLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of the retailer's serial numbers of a line belong to which unit. A unit keeps the numbers
 * printed for it when the retailer has one of them anywhere on the line; what is left goes to the
 * other units in order.
 */
final class SerialPairing {
  private final List<List<String>> serials;

  private SerialPairing(List<List<String>> serials) {
    this.serials = serials;
  }

  static SerialPairing of(ReceiptLine printed, ReceiptLine told) {
    List<List<String>> left =
        new ArrayList<>(
            IntStream.rangeClosed(1, told.quantity()).mapToObj(told::serialsOf).toList());
    left.removeIf(List::isEmpty);
    List<List<String>> paired = new ArrayList<>();
    for (int unit = 1; unit <= told.quantity(); unit++) {
      paired.add(agreed(printed.serialsOf(unit), left));
    }
    for (int i = 0; i < paired.size() && !left.isEmpty(); i++) {
      if (paired.get(i).isEmpty()) {
        paired.set(i, left.removeFirst());
      }
    }
    return new SerialPairing(paired);
  }

  private static List<String> agreed(List<String> printed, List<List<String>> left) {
    for (int i = 0; i < left.size(); i++) {
      if (!Collections.disjoint(printed, left.get(i))) {
        return left.remove(i);
      }
    }
    return List.of();
  }

  List<String> serialsOf(int unit) {
    return serials.get(unit - 1);
  }
}
