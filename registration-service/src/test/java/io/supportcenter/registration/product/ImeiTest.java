package io.supportcenter.registration.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImeiTest {
  @ParameterizedTest
  @ValueSource(strings = {"490154203237518", "49-015420-323751-8", " 49 015420 323751 8 "})
  void shouldReadAnImeiHoweverItIsPrinted(String printed) {
    assertThat(Imei.parse(printed)).contains(new Imei("490154203237518"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"490154203237517", "49015420323751", "49015420323751A", ""})
  void shouldRefuseWhatIsNone(String printed) {
    assertThat(Imei.parse(printed)).isEmpty();
  }

  @Test
  void shouldNotExpectACheckDigitWithASoftwareVersion() {
    Imei imei = Imei.parse("4901542032375101").orElseThrow();
    assertThat(imei.hasSoftwareVersion()).isTrue();
    assertThat(imei.device()).isEqualTo(Imei.parse("490154203237518").orElseThrow().device());
  }

  @Test
  void shouldHaveExactlyOneCheckDigitForEveryDevice() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      String device = "%014d".formatted(random.nextLong(100_000_000_000_000L));
      List<Integer> right =
          IntStream.range(0, 10)
              .boxed()
              .filter(digit -> Imei.parse(device + digit).isPresent())
              .toList();
      assertThat(right).containsExactly(luhn(device));
    }
  }

  /** Luhn as a table: what a doubled digit adds. */
  private static int luhn(String device) {
    int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
    int sum =
        IntStream.range(0, 14)
            .map(i -> i % 2 == 1 ? doubled[device.charAt(i) - '0'] : device.charAt(i) - '0')
            .sum();
    return (10 - sum % 10) % 10;
  }
}
