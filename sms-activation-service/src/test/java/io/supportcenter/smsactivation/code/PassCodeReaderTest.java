package io.supportcenter.smsactivation.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassCodeReaderTest {

  private static final RandomGenerator RANDOM = new Random(9111301);
  private static final PassCode CODE = codeWith("01");

  @Test
  void shouldReadEveryPrintedCode() {
    for (int n = 0; n < 5000; n++) {
      PassCode code = PassCode.random(RANDOM);
      assertThat(PassCodeReader.read(code.printed())).isEqualTo(new PassCodeReading.Read(code));
      assertThat(PassCodeReader.read(code.canonical())).isEqualTo(new PassCodeReading.Read(code));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", " %s ", "activate %s", "%s please!", "my code is: %s.", "\"%s\"\n"})
  void shouldFindTheCodeAmongWords(String text) {
    assertReads(text.formatted(CODE.printed()));
    assertReads(text.formatted(CODE.canonical()));
    assertReads(text.formatted(CODE.printed().replace('-', ' ')));
    assertReads(text.formatted(CODE.printed().replace('-', '.').toLowerCase(Locale.ROOT)));
  }

  @Test
  void shouldTakeTheCodeAsPrintedWhenAWordAndAGroupOfItLookLikeAnother() {
    PassCode code;
    do {
      code = PassCode.random(RANDOM);
    } while (!PassCode.isPassCode("ACT1VATE" + code.canonical().substring(0, 4)));
    for (String written : List.of(code.printed(), code.printed().replace('-', ' '))) {
      assertThat(PassCodeReader.read("activate " + written + " please"))
          .isEqualTo(new PassCodeReading.Read(code));
    }
  }

  @Test
  void shouldFoldHomoglyphs() {
    assertReads(CODE.canonical().replace('0', 'O').replace('1', 'I'));
    assertReads(CODE.canonical().replace('0', 'o').replace('1', 'l'));
  }

  @Test
  void shouldFoldOtherScripts() {
    PassCode code = codeWith("0", "1", "A", "E", "K");
    String cyrillic =
        code.canonical().replace('A', 'А').replace('E', 'е').replace('K', 'К').replace('0', 'О');
    String greek = code.canonical().replace('A', 'Α').replace('E', 'Ε').replace('K', 'κ');
    String arabicDigits = code.canonical().replace('0', '٠').replace('1', '١');
    String wide = wide(code.canonical());
    assertThat(PassCodeReader.read(cyrillic)).isEqualTo(new PassCodeReading.Read(code));
    assertThat(PassCodeReader.read(greek)).isEqualTo(new PassCodeReading.Read(code));
    assertThat(PassCodeReader.read(arabicDigits)).isEqualTo(new PassCodeReading.Read(code));
    assertThat(PassCodeReader.read(wide)).isEqualTo(new PassCodeReading.Read(code));
  }

  @Test
  void shouldTellATypingErrorFromACode() {
    char first = CODE.canonical().charAt(0);
    String typed = (first == '7' ? '8' : '7') + CODE.canonical().substring(1);
    assertThat(PassCodeReader.read(typed)).isEqualTo(new PassCodeReading.Mistyped());
  }

  @Test
  void shouldTakeTwelveDigitsForATypingError() {
    assertThat(PassCodeReader.read("123456789012")).isEqualTo(new PassCodeReading.Mistyped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hello", "How do I activate my card?", "7K3M-Q9XW", "....", "é"})
  void shouldFindNothingWhereNoCodeIs(String text) {
    assertThat(PassCodeReader.read(text)).isEqualTo(new PassCodeReading.None());
  }

  @Test
  void shouldNotChooseBetweenTwoCodes() {
    String two = CODE.printed() + " " + PassCode.random(RANDOM).printed();
    assertThat(PassCodeReader.read(two)).isEqualTo(new PassCodeReading.None());
  }

  @Test
  void shouldReadTheSameCodeTwice() {
    assertReads(CODE.printed() + " " + CODE.printed());
  }

  @Test
  void shouldNotShowACodeInLogs() {
    assertThat(PassCodeReader.read(CODE.canonical()).toString()).doesNotContain(CODE.canonical());
  }

  private static void assertReads(String text) {
    assertThat(PassCodeReader.read(text)).as(text).isEqualTo(new PassCodeReading.Read(CODE));
  }

  private static PassCode codeWith(String... parts) {
    PassCode code;
    do {
      code = PassCode.random(RANDOM);
    } while (!contains(code, parts));
    return code;
  }

  private static boolean contains(PassCode code, String... parts) {
    for (String part : parts) {
      if (!code.canonical().contains(part)) {
        return false;
      }
    }
    return true;
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c - '!' + '\uFF01')));
    return wide.toString();
  }
}
