package io.supportcenter.registration.unit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.ReservationKind;
import io.supportcenter.registration.unit.Facts;
import io.supportcenter.registration.unit.ReturnedUnits;
import io.supportcenter.registration.unit.SoldGoods;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.TakeBackOutcome.Unmatched;
import io.supportcenter.registration.unit.TakeBackOutcome.UnmatchedReason;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReturnedUnitsTest {

  private static final String TABLET = "9521202000083";
  private static final String MONITOR = "9521303000326";
  private static final SerialRule UPPER = new SerialRule(LetterCase.UPPER, ".*", false);

  @Test
  void shouldTakeBackTheUnitWithTheSerialNumber() {
    List<StoredUnit> sold = sold(line(TABLET, 3, "A", "B", "C"));

    assertThat(takenBack(returned(line(TABLET, 1, "B")), sold)).containsExactly(2);
  }

  @Test
  void shouldTakeBackAsManyUnitsAsWereReturned() {
    List<StoredUnit> sold = sold(line(TABLET, 3));

    assertThat(takenBack(returned(line(TABLET, 2)), sold)).containsExactly(1, 2);
  }

  @Test
  void shouldPreferUnitsWhoseNumberNobodyKnows() {
    List<StoredUnit> sold = sold(line(TABLET, 2, "A"));

    assertThat(takenBack(returned(line(TABLET, 1)), sold)).containsExactly(2);
  }

  @Test
  void shouldLeaveOtherProductsAndUnknownSerialNumbers() {
    List<StoredUnit> sold = sold(line(TABLET, 1, "A"));

    assertThat(takenBack(returned(line(MONITOR, 1)), sold)).isEmpty();
    assertThat(takenBack(returned(line(TABLET, 1, "X")), sold)).isEmpty();
  }

  @Test
  void shouldTakeNoMoreThanWasSoldHoweverOftenItIsReturned() {
    List<StoredUnit> sold = sold(line(TABLET, 2));

    assertThat(takenBack(sold, numbered("R-1", line(TABLET, 1)), numbered("R-2", line(TABLET, 5))))
        .containsExactly(1, 2);
  }

  @Test
  void shouldReadTheSameGtinWithAndWithoutLeadingZeros() {
    List<StoredUnit> sold = sold(line(TABLET, 1));

    assertThat(takenBack(returned(line("0" + TABLET, 1)), sold)).containsExactly(1);
  }

  @Test
  void shouldTakeBackEverythingOfAVoidedSale() {
    List<StoredUnit> sold = sold(line(TABLET, 2, "A"));
    Receipt voided = receipt("V-1", ReceiptKind.VOID, Optional.of("S-1"));

    assertThat(takenBack(voided, sold)).containsExactly(1, 2);
  }

  @Test
  void shouldTakeBackTheReservationThatTheReturnNames() {
    List<StoredUnit> sold = sold(reservation("CM-1"));

    assertThat(takenBack(returned(reservation("CM-2")), sold)).isEmpty();
    assertThat(takenBack(returned(reservation("CM-1")), sold)).containsExactly(1);
  }

  @Test
  void shouldCompareSerialNumbersByTheirManufacturersRule() {
    assertThat(takenBack(returned(line(TABLET, 1, "b2")), sold(line(TABLET, 2, "a1", "B2"))))
        .containsExactly(2);
  }

  @Test
  void shouldKnowTheSerialNumberThatTheManufacturerNamed() {
    List<StoredUnit> sold = confirmed(sold(line(TABLET, 2)), "K1", "K2");

    assertThat(takenBack(returned(line(TABLET, 1, "K2")), sold)).containsExactly(2);
  }

  @Test
  void shouldTakeTheOnlyUnitWhoseNumberNobodyKnows() {
    assertThat(takenBack(returned(line(TABLET, 1, "X")), sold(line(TABLET, 1)))).containsExactly(1);
  }

  @Test
  void shouldNotGuessAmongSeveralUnits() {
    List<StoredUnit> sold = sold(line(TABLET, 2));
    List<StoredUnit> known = confirmed(sold, "K1", "K2");

    assertThat(takenBack(returned(line(TABLET, 1, "X")), sold)).isEmpty();
    assertThat(reasons(sold, returned(line(TABLET, 1, "X"))))
        .containsExactly(UnmatchedReason.SERIAL_AWAITED);
    assertThat(reasons(known, returned(line(TABLET, 1, "X"))))
        .containsExactly(UnmatchedReason.SERIAL_UNKNOWN);
  }

  @Test
  void shouldSayWhyNothingIsTakenBack() {
    List<StoredUnit> sold = sold(line(TABLET, 1, "A"));

    assertThat(reasons(sold, returned(line(MONITOR, 1))))
        .containsExactly(UnmatchedReason.OTHER_PRODUCT);
    assertThat(reasons(sold, returned(line(TABLET, 1, "X"))))
        .containsExactly(UnmatchedReason.SERIAL_UNKNOWN);
    assertThat(reasons(sold, returned(line(TABLET, 1)), numbered("R-2", line(TABLET, 1, "A"))))
        .containsExactly(UnmatchedReason.ALREADY_TAKEN_BACK);
    assertThat(reasons(sold, returned(line(TABLET, 1)), voiding("V-1", "S-1")))
        .containsExactly(UnmatchedReason.ALREADY_TAKEN_BACK);
  }

  @Test
  void shouldLetACountedReturnTakeAnotherUnitThanTheOneThatIsNamed() {
    List<StoredUnit> sold = confirmed(sold(line(TABLET, 2)), "K1", "K2");

    ReturnedUnits.Result result =
        result(sold, returned(line(TABLET, 1)), numbered("R-2", line(TABLET, 1, "K1")));

    assertThat(result.units())
        .extracting(unit -> unit.facts().takeBack().orElseThrow().value().by().receiptNumber())
        .containsExactly("R-2", "R-1");
    assertThat(result.isOpen()).isFalse();
  }

  @Test
  void shouldTakeTheUnitOfTheLineThatTheReturnNames() {
    Receipt sale =
        receipt(
            "S-1",
            ReceiptKind.SALE,
            Optional.empty(),
            line(1, Optional.empty(), TABLET),
            line(2, Optional.empty(), TABLET));
    List<StoredUnit> sold =
        sale.units()
            .map(unit -> StoredUnit.received(UUID.randomUUID(), RegistrationFacts.of(sale, unit)))
            .toList();

    assertThat(result(sold, returned(line(1, Optional.of(2), TABLET))).units())
        .extracting(unit -> unit.facts().takeBack().isPresent())
        .containsExactly(false, true);
  }

  @Test
  void shouldGiveBackWhatAVoidedReturnTook() {
    List<StoredUnit> sold = sold(line(TABLET, 2, "A", "B"));
    Receipt returned = returned(line(TABLET, 1, "A"));

    assertThat(takenBack(sold, returned, voiding("V-1", "R-1"))).isEmpty();
    assertThat(takenBack(sold, returned, voiding("V-1", "R-1"), voiding("V-2", "V-1")))
        .containsExactly(1);
    assertThat(
            takenBack(sold, returned, voiding("V-1", "R-1"), numbered("R-2", line(TABLET, 1, "A"))))
        .containsExactly(1);
  }

  @Test
  void shouldGiveBackWhatAReturnOfAReturnNames() {
    List<StoredUnit> sold = sold(line(TABLET, 2, "A", "B"));
    Receipt both = returned(line(TABLET, 2, "A", "B"));
    Receipt again = receipt("R-2", ReceiptKind.RETURN, Optional.of("R-1"), line(TABLET, 1, "B"));

    assertThat(takenBack(sold, both, again)).containsExactly(1);
    assertThat(takenBack(sold, both, again, voiding("V-1", "R-2"))).containsExactly(1, 2);
  }

  @Test
  void shouldVoidEveryPartOfATransaction() {
    List<StoredUnit> sold = sold(line(TABLET, 1, "A"));
    Receipt part =
        new Receipt(
            new ReceiptKey("northmart", "N-R1"),
            ReceiptKind.RETURN,
            Instant.parse("2026-11-20T15:42:07Z"),
            ZoneId.of("Europe/Berlin"),
            List.of(),
            Optional.of("S-1"),
            Optional.of("N"),
            List.of(line(TABLET, 1, "A")));

    assertThat(takenBack(sold, part)).containsExactly(1);
    assertThat(takenBack(sold, part, voiding("V-1", "N"))).isEmpty();
  }

  @Test
  void shouldNotFollowReceiptsInACircle() {
    List<StoredUnit> sold = sold(line(TABLET, 1, "A"));
    Receipt part =
        new Receipt(
            new ReceiptKey("northmart", "N-R1"),
            ReceiptKind.VOID,
            Instant.parse("2026-11-20T15:42:07Z"),
            ZoneId.of("Europe/Berlin"),
            List.of(),
            Optional.of("V-1"),
            Optional.of("S-1"),
            List.of());

    assertThat(takenBack(sold, voiding("V-1", "S-1"), part)).hasSizeLessThanOrEqualTo(1);
  }

  private static ReceiptLine reservation(String number) {
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    ActivityTime time =
        new ActivityTime(
            Instant.parse("2026-12-01T15:00:00Z"),
            lisbon,
            new Place(
                "Casa", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    return new ReceiptLine(
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.of("H-3N"),
        Optional.empty(),
        1,
        List.of(),
        Optional.of(
            new Reservation(
                "casa",
                number,
                Optional.empty(),
                ReservationKind.LODGING,
                "Casa",
                new Schedule(time, time, Optional.empty()))));
  }

  private static List<Integer> takenBack(Receipt receipt, List<StoredUnit> sold) {
    return takenBack(sold, receipt);
  }

  private static List<Integer> takenBack(List<StoredUnit> sold, Receipt... takeBacks) {
    return result(sold, takeBacks).units().stream()
        .filter(unit -> unit.facts().takeBack().isPresent())
        .map(unit -> unit.facts().unit().unit())
        .toList();
  }

  private static List<UnmatchedReason> reasons(List<StoredUnit> sold, Receipt... takeBacks) {
    return result(sold, takeBacks).outcomes().stream()
        .flatMap(outcome -> outcome.unmatched().stream())
        .map(Unmatched::reason)
        .toList();
  }

  private static ReturnedUnits.Result result(List<StoredUnit> sold, Receipt... takeBacks) {
    return ReturnedUnits.of(
        new ReceiptKey("northmart", "S-1"),
        sold.stream().map(unit -> SoldGoods.of(unit, Optional.of(UPPER))).toList(),
        List.of(takeBacks));
  }

  /** The manufacturer names the units' serial numbers, in their order. */
  private static List<StoredUnit> confirmed(List<StoredUnit> sold, String... serials) {
    return IntStream.range(0, sold.size())
        .mapToObj(i ->
            sold.get(i)
                .with(facts ->
                    facts.withManufacturerReply(
                        Facts.reply(Facts.GTIN, null, Facts.device(Facts.GTIN, serials[i])))))
        .toList();
  }

  private static List<StoredUnit> sold(ReceiptLine line) {
    Receipt sale = receipt("S-1", ReceiptKind.SALE, Optional.empty(), line);
    UUID id = UUID.randomUUID();
    return sale.units()
        .map(unit -> StoredUnit.received(id, RegistrationFacts.of(sale, unit)))
        .toList();
  }

  private static Receipt returned(ReceiptLine line) {
    return numbered("R-1", line);
  }

  private static Receipt numbered(String number, ReceiptLine line) {
    return receipt(number, ReceiptKind.RETURN, Optional.of("S-1"), line);
  }

  private static Receipt voiding(String number, String original) {
    return receipt(number, ReceiptKind.VOID, Optional.of(original));
  }

  private static Receipt receipt(
      String number, ReceiptKind kind, Optional<String> original, ReceiptLine... lines) {
    return new Receipt(
        new ReceiptKey("northmart", number),
        kind,
        Instant.parse("2026-11-20T15:42:07Z"),
        ZoneId.of("Europe/Berlin"),
        List.of(),
        original,
        Optional.empty(),
        List.of(lines));
  }

  private static ReceiptLine line(int number, Optional<Integer> original, String gtin) {
    return new ReceiptLine(
        number,
        original,
        Optional.of(gtin),
        Optional.empty(),
        Optional.empty(),
        1,
        List.of(),
        Optional.empty());
  }

  private static ReceiptLine line(String gtin, int quantity, String... serials) {
    return new ReceiptLine(
        1,
        Optional.empty(),
        Optional.of(gtin),
        Optional.empty(),
        Optional.empty(),
        quantity,
        List.of(serials),
        Optional.empty());
  }
}
