package io.supportcenter.registration.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.registration.product.SerialRule.LetterCase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialRuleTest {
  private static final SerialRule UPPER =
      new SerialRule(LetterCase.UPPER, "[A-Z]{2}[0-9]{8}", false);
  private static final SerialRule STRIPPED =
      new SerialRule(LetterCase.UPPER, "[A-Z0-9]{6,20}", true);

  @Test
  void shouldKeepWhatWasWrittenBesideTheCanonicalForm() {
    assertThat(UPPER.read(" ax70014468 ")).contains(new SerialNumber("ax70014468", "AX70014468"));
  }

  @Test
  void shouldCountLeadingZeros() {
    assertThat(serial(SerialRule.GS1, "0032").isSameAs(serial(SerialRule.GS1, "32"))).isFalse();
  }

  @Test
  void shouldTellCapitalsFromSmallLettersUnlessTheManufacturerDoesNot() {
    assertThat(serial(SerialRule.GS1, "K8qW").isSameAs(serial(SerialRule.GS1, "k8QW"))).isFalse();
    assertThat(serial(STRIPPED, "k8qw21").isSameAs(serial(STRIPPED, "K8QW21"))).isTrue();
  }

  @Test
  void shouldStripSeparatorsThatAreThereForTheEye() {
    assertThat(serial(STRIPPED, "AB-12.34/56 78").canonical()).isEqualTo("AB12345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "   ",
        "123456789012345678901234567890123456789012345678901",
        "AB#12",
        "SÉRIE1",
        "AB 12",
      })
  void shouldRefuseWhatCannotBeASerialNumber(String text) {
    assertThat(SerialRule.GS1.read(text)).isEmpty();
  }

  @Test
  void shouldRefuseWhatDoesNotFitTheManufacturersPattern() {
    assertThat(UPPER.read("AX7001446")).isEmpty();
  }

  @Test
  void shouldAcceptAllCharactersOfSet82() {
    String set =
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    assertThat(set).hasSize(82);
    set.chars()
        .mapToObj(Character::toString)
        .forEach(c -> assertThat(SerialRule.GS1.read(c)).isPresent());
  }

  @Test
  void shouldAcceptNoOtherCharacter() {
    long accepted =
        java.util.stream.IntStream.range(0x20, 0x250)
            .mapToObj(Character::toString)
            .filter(c -> SerialRule.GS1.read(c).isPresent())
            .count();
    assertThat(accepted).isEqualTo(82);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a*)*b", "(a|aa)+b", "((a+)+)+b", "(.*)*(.*)*(.*)*b"})
  @Timeout(5)
  void shouldMatchInLinearTime(String pattern) {
    SerialRule rule = new SerialRule(LetterCase.SENSITIVE, pattern, false);
    long start = System.nanoTime();
    assertThat(rule.read("aaaaaaaaaaaaaaaaaaaa")).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldRefuseAPatternThatIsNone() {
    assertThatThrownBy(() -> new SerialRule(LetterCase.UPPER, "[", false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SerialRule(LetterCase.UPPER, "a".repeat(201), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(((a{100}){100}){100}){100}", "((a{0,200}){200,}b){3}"})
  void shouldRefuseAPatternThatRepeatsTooMuch(String pattern) {
    assertThatThrownBy(() -> new SerialRule(LetterCase.UPPER, pattern, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SerialNumber serial(SerialRule rule, String text) {
    return rule.read(text).orElseThrow();
  }
}
