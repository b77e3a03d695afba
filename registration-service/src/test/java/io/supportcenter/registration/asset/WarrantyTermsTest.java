package io.supportcenter.registration.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarrantyTermsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-21, P2Y,  2028-11-21",
    "2026-01-31, P1M,  2026-02-28",
    "2028-01-31, P1M,  2028-02-29",
    "2024-02-29, P1Y,  2025-02-28",
    "2024-02-29, P4Y,  2028-02-29",
    "2026-08-31, P18M, 2028-02-29",
    "2026-12-31, P90D, 2027-03-31",
    "2026-05-31, P1M1D, 2026-07-01",
  })
  void shouldHoldOnTheLastDayWhichIsClampedAtMonthEnds(
      LocalDate first, Period period, LocalDate last) {
    var terms = WarrantyTerms.startingOn(first, new WarrantyOffer(WarrantyBasis.PURCHASE, period));
    assertThat(terms.startsOn()).isEqualTo(first);
    assertThat(terms.endsOn()).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1Y", "P1Y-1M", "P101Y", "P40000D"})
  void shouldRefuseAPeriodThatIsNoWarranty(Period period) {
    assertThatThrownBy(() -> new WarrantyOffer(WarrantyBasis.PURCHASE, period))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
