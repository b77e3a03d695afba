package io.supportcenter.registration.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.registration.product.GtinResult.Invalid;
import io.supportcenter.registration.product.GtinResult.Reason;
import io.supportcenter.registration.product.GtinResult.Valid;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {
  private static final List<Integer> LENGTHS = List.of(8, 12, 13, 14);

  @ParameterizedTest
  @CsvSource({
    "96385074, 00000096385074",
    "614141000074, 00614141000074",
    "9521101000078, 09521101000078",
    "19521101000075, 19521101000075",
    "' 9521101000078 ', 09521101000078",
    "'9 521101 000078', 09521101000078",
    "952-1101-00007-8, 09521101000078",
  })
  void shouldNormaliseEveryLengthToFourteenDigits(String printed, String normal) {
    assertThat(Gtin.parse(printed)).isEqualTo(new Valid(new Gtin(normal)));
  }

  @ParameterizedTest
  @CsvSource({
    "9521101000072, CHECK_DIGIT",
    "952110100007, CHECK_DIGIT",
    "95211010000, LENGTH",
    "952110100007812, LENGTH",
    "952/1101000078, NOT_DIGITS",
    "'-', NOT_DIGITS",
    "９５２１１０１０００７８, NOT_DIGITS",
    "'', NOT_DIGITS",
    "00000000, PLACEHOLDER",
    "00000000000000, PLACEHOLDER",
  })
  void shouldSayWhatIsWrong(String printed, Reason reason) {
    assertThat(Gtin.parse(printed)).isEqualTo(new Invalid(reason));
  }

  @Test
  void shouldAcceptExactlyTheCheckDigitOfTheWeightedSum() {
    digitStrings()
        .forEach(body ->
            IntStream.range(0, 10)
                .forEach(digit ->
                    assertThat(Gtin.parse(body + digit) instanceof Valid)
                        .as(body + digit)
                        .isEqualTo(weightedSum(body + digit) % 10 == 0)));
  }

  @Test
  void shouldRefuseEveryNumberInWhichOneDigitIsMisread() {
    digitStrings()
        .map(body -> body + Gtin.checkDigit(body))
        .forEach(right ->
            misreadings(right)
                .forEach(wrong ->
                    assertThat(Gtin.parse(wrong)).isEqualTo(new Invalid(Reason.CHECK_DIGIT))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2005001450005", "2912345678909", "0212345678909", "0412345678907", "21234565"})
  void shouldKnowNumbersThatMeanSomethingInOneShopOnly(String printed) {
    assertThat(valid(printed).isInStore()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9521101000078", "614141000074", "96385074", "3012345678900"})
  void shouldKnowNumbersThatMeanTheSameEverywhere(String printed) {
    assertThat(valid(printed).isInStore()).isFalse();
  }

  @Test
  void shouldNotExistWithAWrongCheckDigit() {
    assertThatThrownBy(() -> new Gtin("09521101000072"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Gtin valid(String printed) {
    String body = printed.substring(0, printed.length() - 1);
    return ((Valid) Gtin.parse(body + Gtin.checkDigit(body))).gtin();
  }

  private static Stream<String> digitStrings() {
    Random random = new Random(20261123);
    return IntStream.range(0, 400)
        .mapToObj(i -> LENGTHS.get(i % LENGTHS.size()) - 1)
        .map(length ->
            IntStream.range(0, length)
                .mapToObj(_ -> Integer.toString(random.nextInt(10)))
                .reduce("", String::concat));
  }

  /**
   * The sum as the standard's table writes it: positions of the number padded to 14, odd ones three
   * times.
   */
  private static int weightedSum(String digits) {
    String padded = "0".repeat(14 - digits.length()) + digits;
    return IntStream.rangeClosed(1, 14)
        .map(position -> (padded.charAt(position - 1) - '0') * (position % 2 == 1 ? 3 : 1))
        .sum();
  }

  private static Stream<String> misreadings(String right) {
    return IntStream.range(0, right.length())
        .boxed()
        .flatMap(at ->
            IntStream.range(1, 10)
                .mapToObj(shift ->
                    right.substring(0, at)
                        + (char) ('0' + (right.charAt(at) - '0' + shift) % 10)
                        + right.substring(at + 1)));
  }
}
