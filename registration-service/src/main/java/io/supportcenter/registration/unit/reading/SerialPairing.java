package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import io.supportcenter.registration.receipt.ReceiptLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of the retailer's serial numbers of a line belong to which unit. A unit keeps the numbers
 * printed for it when the retailer has one of them anywhere on the line, as written or else in
 * another letter case or with separators; what is left goes to the other units in order.
 */
final class SerialPairing {
  private static final List<SerialRule> RULES =
      List.of(SerialRule.GS1, new SerialRule(LetterCase.UPPER, ".*", true));

  private final List<List<String>> serials;

  private SerialPairing(List<List<String>> serials) {
    this.serials = serials;
  }

  static SerialPairing of(ReceiptLine printed, ReceiptLine told) {
    List<List<String>> left =
        new ArrayList<>(
            IntStream.rangeClosed(1, told.quantity()).mapToObj(told::serialsOf).toList());
    left.removeIf(List::isEmpty);
    List<List<String>> paired = new ArrayList<>(Collections.nCopies(told.quantity(), List.of()));
    for (SerialRule rule : RULES) {
      for (int i = 0; i < paired.size(); i++) {
        if (paired.get(i).isEmpty()) {
          paired.set(i, agreed(printed.serialsOf(i + 1), left, rule));
        }
      }
    }
    for (int i = 0; i < paired.size() && !left.isEmpty(); i++) {
      if (paired.get(i).isEmpty()) {
        paired.set(i, left.removeFirst());
      }
    }
    return new SerialPairing(paired);
  }

  private static List<String> agreed(
      List<String> printed, List<List<String>> left, SerialRule rule) {
    for (int i = 0; i < left.size(); i++) {
      if (haveOneInCommon(printed, left.get(i), rule)) {
        return left.remove(i);
      }
    }
    return List.of();
  }

  private static boolean haveOneInCommon(List<String> some, List<String> others, SerialRule rule) {
    return some.stream()
        .map(rule::readAnyway)
        .anyMatch(one -> others.stream().map(rule::readAnyway).anyMatch(one::isSameAs));
  }

  List<String> serialsOf(int unit) {
    return serials.get(unit - 1);
  }
}
