package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.SoldUnit;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A unit of a sale, as a return finds it. */
public final class SoldGoods {

  private final StoredUnit unit;
  private final Optional<SerialRule> rule;
  private final List<SerialNumber> serials;

  private SoldGoods(StoredUnit unit, Optional<SerialRule> rule) {
    this.unit = unit;
    this.rule = rule;
    this.serials = known(unit.facts()).map(this::read).toList();
  }

  /**
   * @param rule by which its manufacturer's serial numbers are compared, when there is one
   */
  public static SoldGoods of(StoredUnit unit, Optional<SerialRule> rule) {
    return new SoldGoods(unit, rule);
  }

  RegistrationId id() {
    return unit.id();
  }

  int lineNumber() {
    return facts().unit().lineNumber();
  }

  /** By whatever source: receipt, retailer, user, agent or manufacturer. */
  boolean hasSerial(String text) {
    SerialNumber other = read(text);
    return serials.stream().anyMatch(other::isSameAs);
  }

  boolean isSerialKnown() {
    return !serials.isEmpty();
  }

  /** Whether partners are still asked about it. */
  boolean isAwaited() {
    return switch (unit.registration().code()) {
      case RECEIVED, MATCHING_RETAILER, MATCHING_MANUFACTURER -> true;
      default -> false;
    };
  }

  boolean isTakenBackBy(ReceiptKey takeBack) {
    return facts().takeBack().filter(known -> known.value().by().equals(takeBack)).isPresent();
  }

  /** A line that says nothing about the product may mean any. */
  boolean isProductOf(ReceiptLine line) {
    if (line.reservation().isPresent()) {
      return facts()
          .reservation()
          .filter(sold -> sold.value().isSameBooking(line.reservation().get()))
          .isPresent();
    }
    return (line.gtin().isEmpty() && line.retailerItemId().isEmpty())
        || sold().anyMatch(sold -> isSameGtin(sold, line) || isSameItem(sold, line));
  }

  /** Whether it is that activity of a booking, which may have several. */
  boolean isLegOf(ReceiptLine line) {
    return facts()
        .reservation()
        .filter(sold -> line.reservation().filter(sold.value()::isSameLeg).isPresent())
        .isPresent();
  }

  /** Whether it starts when the activity on the line does. */
  boolean startsWith(ReceiptLine line) {
    return facts()
        .reservation()
        .filter(sold -> line.reservation().filter(sold.value()::startsWith).isPresent())
        .isPresent();
  }

  /**
   * The unit as it is then.
   *
   * @param takeBack null when nobody takes it back
   */
  StoredUnit takenBackBy(Receipt takeBack) {
    if (takeBack == null) {
      return unit.with(facts -> facts.withTakeBack(Optional.empty()));
    }
    Sourced<TakeBack> by =
        new Sourced<>(
            new TakeBack(takeBack.key(), takeBack.kind()),
            FieldSource.RECEIPT,
            takeBack.occurredAt(),
            takeBack.key().toString());
    return unit.with(facts -> facts.withTakeBack(Optional.of(by)));
  }

  private RegistrationFacts facts() {
    return unit.facts();
  }

  private SerialNumber read(String serial) {
    return rule.orElse(SerialRule.GS1).readAnyway(serial);
  }

  private static Stream<String> known(RegistrationFacts facts) {
    Stream<String> sold =
        Stream.concat(Stream.of(facts.receipt()), facts.sale().stream())
            .flatMap(source -> source.value().serialNumbers().stream());
    Stream<String> supplied = facts.suppliedSerial().stream().map(Sourced::value);
    Stream<String> confirmed =
        facts.manufacturerReplies().stream()
            .map(reply -> reply.value().answer())
            .flatMap(answer ->
                answer instanceof ManufacturerAnswer.DeviceConfirmed device
                    ? device.serialNumber().stream()
                    : Stream.empty());
    return Stream.of(sold, supplied, confirmed).flatMap(source -> source);
  }

  private static boolean isSameGtin(SoldUnit sold, ReceiptLine line) {
    return line.gtin().isPresent()
        && sold.gtin().map(SoldGoods::comparable).equals(line.gtin().map(SoldGoods::comparable));
  }

  private static boolean isSameItem(SoldUnit sold, ReceiptLine line) {
    return line.retailerItemId().isPresent() && sold.retailerItemId().equals(line.retailerItemId());
  }

  /** A till may print the same number with and without leading zeros. */
  private static String comparable(String gtin) {
    return Gtin.parse(gtin).valid().map(Gtin::digits).orElse(gtin);
  }

  /** What receipt and retailer say. */
  private Stream<SoldUnit> sold() {
    return Stream.concat(Stream.of(facts().receipt()), facts().sale().stream()).map(Sourced::value);
  }
}
