package io.supportcenter.registration.unit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.Facts;
import io.supportcenter.registration.unit.reading.RetailerSale.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetailerSaleTest {
  @ParameterizedTest
  @CsvSource({
    "A B, A B, A B",
    "A B, B A, A B",
    "'', A B, A B",
    "A, B A, A B",
    "A, B C, B C",
    "A B, A, A -",
    "A B, C A, A C",
    "A, '', - -",
    "A B C D, C D A B, A+B C+D",
    "'', A B C D, A+B C+D",
    "A b, B a, a B",
    "A a, a A, A a",
    "K-1 K-2, k2 k1, k1 k2",
    "A, A B C, A+B+C A+B+C",
  })
  void shouldPairTheSerialNumbersOfALineWithItsUnits(String printed, String told, String paired) {
    RetailerSale sale = sale(Status.COMPLETED, line(2, told));
    List<String> units =
        List.of(1, 2).stream().map(unit -> serial(sale, unit, line(2, printed))).toList();
    assertThat(String.join(" ", units)).isEqualTo(paired);
  }

  @ParameterizedTest
  @EnumSource(names = {"VOIDED", "RETURNED"})
  void shouldSayThatTheSaleWasTakenBack(Status status) {
    assertThat(sale(status, line(1, "A")).about(Facts.UNIT, line(1, "A")))
        .isEqualTo(new RetailerAnswer.Voided());
  }

  @Test
  void shouldSayThatTheRetailerHasOtherLinesOrFewerUnits() {
    RetailerSale sale = sale(Status.COMPLETED, line(1, "A"));
    ReceiptLine printed = line(2, "A B");
    assertThat(sale.about(new UnitKey(Facts.SALE, 2, 1), printed))
        .isEqualTo(new RetailerAnswer.OtherLines());
    assertThat(sale.about(new UnitKey(Facts.SALE, 1, 2), printed))
        .isEqualTo(new RetailerAnswer.OtherLines());
  }

  @Test
  void shouldSayWhichOtherReservationTheRetailerSold() {
    ReceiptLine printed = Facts.stayLine();
    assertThat(saleOf("CM-1").about(Facts.UNIT, printed)).isInstanceOf(RetailerAnswer.Sale.class);
    assertThat(saleOf(null).about(Facts.UNIT, printed)).isInstanceOf(RetailerAnswer.Sale.class);
    assertThat(saleOf("CM-2").about(Facts.UNIT, printed))
        .isEqualTo(new RetailerAnswer.OtherReservation("CM-2"));
  }

  private static RetailerSale saleOf(String reservationNumber) {
    return new RetailerSale(
        Status.COMPLETED,
        Facts.SOLD_AT,
        Facts.BERLIN,
        List.of(line(1, "")),
        reservationNumber == null ? Map.of() : Map.of(1, reservationNumber),
        Map.of());
  }

  private static String serial(RetailerSale sale, int unit, ReceiptLine printed) {
    var answer = (RetailerAnswer.Sale) sale.about(new UnitKey(Facts.SALE, 1, unit), printed);
    return answer.unit().serialNumbers().isEmpty()
        ? "-"
        : String.join("+", answer.unit().serialNumbers());
  }

  private static RetailerSale sale(Status status, ReceiptLine... lines) {
    return new RetailerSale(
        status, Facts.SOLD_AT, Facts.BERLIN, List.of(lines), Map.of(), Map.of());
  }

  private static ReceiptLine line(int quantity, String serials) {
    return new ReceiptLine(
        1,
        Optional.empty(),
        Optional.of(Facts.GTIN.digits()),
        Optional.empty(),
        Optional.empty(),
        quantity,
        serials.isEmpty() ? List.of() : Arrays.asList(serials.split(" ")),
        Optional.empty());
  }
}
