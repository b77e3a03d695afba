package io.supportcenter.registration.unit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.ReservationKind;
import io.supportcenter.registration.unit.ReturnedUnits;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnedUnitsTest {

  private static final String TABLET = "9521202000083";
  private static final String MONITOR = "9521303000326";

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

    List<StoredUnit> once = ReturnedUnits.takeBack(returned(line(TABLET, 1)), sold);

    assertThat(takenBack(returned(line(TABLET, 5)), once)).containsExactly(1, 2);
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
    return ReturnedUnits.takeBack(receipt, sold).stream()
        .filter(unit -> unit.facts().takeBack().isPresent())
        .map(unit -> unit.facts().unit().unit())
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
    return receipt("R-1", ReceiptKind.RETURN, Optional.of("S-1"), line);
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
        List.of(lines));
  }

  private static ReceiptLine line(String gtin, int quantity, String... serials) {
    return new ReceiptLine(
        1,
        Optional.of(gtin),
        Optional.empty(),
        Optional.empty(),
        quantity,
        List.of(serials),
        Optional.empty());
  }
}
