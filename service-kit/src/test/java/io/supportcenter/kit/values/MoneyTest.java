package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  private static final Money CENT = Money.of(1, "EUR");

  @Test
  void shouldNotOverflowOrMixCurrencies() {
    Money most = Money.of(Long.MAX_VALUE, "EUR");
    Money yen = Money.of(1, "JPY");
    assertThatThrownBy(() -> most.plus(CENT)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> CENT.minus(yen)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CENT.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldCalculateInMinorUnits() {
    assertThat(CENT.plus(CENT).times(3).minus(CENT)).isEqualTo(Money.of(5, "EUR"));
    assertThat(CENT.negated().isPositive()).isFalse();
    assertThat(CENT).isGreaterThan(CENT.negated());
  }

  @Test
  void shouldHaveTheDigitsOfItsCurrency() {
    assertThat(Money.of(-1250, "EUR").inMajorUnits()).hasToString("-12.50");
    assertThat(Money.of(1250, "JPY").inMajorUnits()).hasToString("1250");
    assertThat(Money.of(1250, "KWD").inMajorUnits()).hasToString("1.250");
    assertThat(CENT.currencyCode()).isEqualTo("EUR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EURO", "ZZZ", "XXX", "XAU"})
  void shouldRefuseWhatIsNotACurrencyToPayIn(String code) {
    assertThatThrownBy(() -> Money.of(1, code)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseACurrencyWithoutMinorUnits() {
    Currency gold = Currency.getInstance("XAU");
    assertThatThrownBy(() -> new Money(1, gold)).isInstanceOf(IllegalArgumentException.class);
  }
}
