package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.MoneyResult.Invalid;
import io.supportcenter.kit.values.MoneyResult.Reason;
import io.supportcenter.kit.values.MoneyResult.Valid;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyReaderTest {

  @ParameterizedTest
  @CsvSource({
    "1, EUR, 100",
    "0.01, EUR, 1",
    "12.30, USD, 1230",
    "1e2, EUR, 10000",
    "100, JPY, 100",
    "1.234, KWD, 1234",
    "1.000, JPY, 1",
    "-2.5, EUR, -250"
  })
  void shouldReadMajorUnitsExactly(BigDecimal amount, String currency, long minor) {
    assertThat(MoneyReader.read(amount, currency))
        .isEqualTo(new Valid(new Money(minor, Currency.getInstance(currency))));
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, EUR, EXCESS_PRECISION",
    "0.5, JPY, EXCESS_PRECISION",
    "1e30, EUR, OUT_OF_RANGE",
    "999999999999999999, EUR, OUT_OF_RANGE",
    "1e999999999, EUR, OUT_OF_RANGE",
    "1, EURO, UNKNOWN_CURRENCY",
    "1, XXX, UNKNOWN_CURRENCY",
    "1, e€r, UNKNOWN_CURRENCY"
  })
  void shouldRefuseWhatItWouldHaveToRoundOrGuess(BigDecimal amount, String currency, Reason why) {
    assertThat(MoneyReader.read(amount, currency)).isEqualTo(new Invalid(why));
  }

  @Test
  void shouldRefuseAnAmountOfExtremeScale() {
    assertThat(MoneyReader.read(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE), "EUR"))
        .isEqualTo(new Invalid(Reason.OUT_OF_RANGE));
    assertThat(MoneyReader.read(new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE), "EUR"))
        .isEqualTo(new Invalid(Reason.EXCESS_PRECISION));
  }

  @Test
  void shouldReadMinorUnits() {
    assertThat(MoneyReader.read(-5, "EUR")).isEqualTo(new Valid(Money.of(-5, "EUR")));
    assertThat(MoneyReader.read(5, "XXX")).isEqualTo(new Invalid(Reason.UNKNOWN_CURRENCY));
  }
}
