package io.supportcenter.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakeBackAllocationTest {
  private static final String GTIN = Facts.GTIN.digits();
  private static final UnitKey FIRST = unit(1, 1);
  private static final UnitKey SECOND = unit(1, 2);
  private static final UnitKey THIRD = unit(1, 3);
  private static final UnitKey CABLE = unit(2, 1);
  private static final Receipt SALE = Facts.sale(line(1, GTIN, 3), line(2, "500208", 1));

  @Test
  void shouldTakeTheUnitWithTheSerialNumber() {
    assertThat(taken(Map.of(FIRST, "A1", SECOND, "A2"), back(1, line(1, GTIN, 1, "a2"))))
        .containsExactly(SECOND);
  }

  @Test
  void shouldTakeUnitsWithoutAKnownSerialNumberFirst() {
    assertThat(taken(Map.of(FIRST, "A1"), back(1, line(1, GTIN, 1)))).containsExactly(SECOND);
  }

  @Test
  void shouldNotTakeAUnitThatHasAnotherSerialNumberThanTheReturnedOne() {
    assertThat(
            taken(Map.of(FIRST, "A1", SECOND, "A2", THIRD, "A3"), back(1, line(1, GTIN, 1, "B9"))))
        .isEmpty();
    assertThat(taken(Map.of(FIRST, "A1"), back(1, line(1, GTIN, 1, "B9")))).containsExactly(SECOND);
  }

  @Test
  void shouldTakeTheSameProductOnlyHoweverLongItsNumberIsWritten() {
    assertThat(taken(Map.of(), back(1, line(7, "9521101000078", 3))))
        .doesNotContain(CABLE)
        .hasSize(3);
    assertThat(taken(Map.of(), back(1, line(1, "9521101000146", 1)))).isEmpty();
  }

  @Test
  void shouldTakeAllWhenTheSaleIsVoided() {
    assertThat(taken(Map.of(), receipt(1, ReceiptKind.VOID)))
        .containsExactlyInAnyOrder(FIRST, SECOND, THIRD, CABLE);
  }

  @Test
  void shouldLetSeveralReturnsTakeSeveralUnits() {
    assertThat(taken(Map.of(), back(1, line(1, GTIN, 1)), back(2, line(1, GTIN, 1)))).hasSize(2);
  }

  @Test
  void shouldNotTakeMoreThanWasSold() {
    assertThat(taken(Map.of(), back(1, line(1, GTIN, 9)))).hasSize(3);
  }

  @Test
  void shouldNotTakeUnitsOfAnotherSale() {
    Receipt other =
        new Receipt(
            new ReceiptKey("northmart", "back-1"),
            ReceiptKind.VOID,
            Facts.SOLD_AT,
            Facts.BERLIN,
            List.of(),
            Optional.of("another-sale"),
            List.of());
    assertThat(taken(Map.of(), other)).isEmpty();
  }

  @Test
  void shouldTakeTheSameUnitsInWhateverOrderTheReturnsCome() {
    Map<UnitKey, String> serials = Map.of(FIRST, "A1", THIRD, "A3");
    List<Receipt> backs =
        new ArrayList<>(
            List.of(
                back(1, line(1, GTIN, 1)),
                back(2, line(1, GTIN, 1, "A1")),
                back(3, line(2, "500208", 1)),
                back(3, line(1, GTIN, 1, "A3"))));
    Map<UnitKey, TakeBack> expected = TakeBackAllocation.of(SALE, serials, backs);
    assertThat(expected).hasSize(4);
    Random random = new Random(11);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(backs, random);
      assertThat(TakeBackAllocation.of(SALE, serials, backs)).isEqualTo(expected);
    }
  }

  private static Set<UnitKey> taken(Map<UnitKey, String> serials, Receipt... takeBacks) {
    return TakeBackAllocation.of(SALE, serials, List.of(takeBacks)).keySet();
  }

  private static Receipt back(int number, ReceiptLine... lines) {
    return receipt(number, ReceiptKind.RETURN, lines);
  }

  private static Receipt receipt(int number, ReceiptKind kind, ReceiptLine... lines) {
    String name = "back-" + number + "-" + List.of(lines).hashCode();
    return new Receipt(
        new ReceiptKey("northmart", name),
        kind,
        Facts.SOLD_AT.plusSeconds(number),
        Facts.BERLIN,
        List.of(),
        Optional.of(Facts.SALE.receiptNumber()),
        List.of(lines));
  }

  private static ReceiptLine line(int number, String gtin, int quantity, String... serials) {
    return new ReceiptLine(
        number, Optional.of(gtin), Optional.empty(), Optional.empty(), quantity, List.of(serials));
  }

  private static UnitKey unit(int line, int unit) {
    return new UnitKey(Facts.SALE, line, unit);
  }
}
