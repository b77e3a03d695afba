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

  /** One in a hundred random codes would have no digit. */
  @Test
  void shouldReadEveryIssuedCodeAmongOtherWords() {
    for (int n = 0; n < 5000; n++) {
      PassCode code = PassCode.random(RANDOM);
      String written = code.printed().replace('-', ' ').toLowerCase(Locale.ROOT);
      assertThat(PassCodeReader.read("activate " + written + " please"))
          .as(written)
          .isEqualTo(new PassCodeReading.Read(code));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        " %s ",
        "activate %s",
        "%s please!",
        "my code is: %s.",
        "\"%s\"\n",
        "Code:%s",
        "%s,thanks",
        "code=%s",
        "Hi,%s",
        "%s/Thanks",
        "(%s)",
        "%s\nJohn",
        "code-%s-ok",
        "<%s>",
        "%s;",
        "#%s",
        "Kod: %s!!",
        "card 12345678901234 code %s"
      })
  void shouldFindTheCodeAmongWords(String text) {
    assertReads(text.formatted(CODE.printed()));
    assertReads(text.formatted(CODE.canonical()));
    assertReads(text.formatted(CODE.printed().replace('-', ' ')));
    assertReads(text.formatted(CODE.printed().replace('-', '.').toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Code%s", "%sthanks", "activate%s", "my code%s, John"})
  void shouldFindTheCodeThatAWordIsGluedTo(String text) {
    PassCode code = mixed();
    assertThat(PassCodeReader.read(text.formatted(code.printed())))
        .isEqualTo(new PassCodeReading.Read(code));
    assertThat(PassCodeReader.read(text.formatted(code.canonical())))
        .isEqualTo(new PassCodeReading.Read(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u2011", "\u2013", "\u2014", "\u2212", " - ", "\u00a0", "/", "_", ",", "\u200b"})
  void shouldReadGroupsHoweverTheyAreParted(String between) {
    assertReads(CODE.printed().replace("-", between));
    assertReads("code: " + CODE.printed().replace("-", between) + ".");
  }

  @Test
  void shouldReadACodeWithWhatNobodySeesInIt() {
    assertReads(CODE.canonical().replaceAll("(.)", "$1\u200d"));
    assertReads(CODE.canonical().replaceAll("(.)", "\u0000$1"));
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

  @ParameterizedTest
  @ValueSource(strings = {"%s", "activate %s", "my code is %s, thanks", "Code:%s", "%s!"})
  void shouldTellATypingErrorFromAGuessWithinASentenceToo(String text) {
    PassCode code = mixed();
    String printed = code.printed();
    char last = printed.charAt(13);
    String changed = printed.substring(0, 13) + (last == '7' ? '8' : '7');
    for (String typed :
        List.of(
            changed,
            changed.replace("-", ""),
            changed.replace('-', ' '),
            printed.substring(0, 13),
            printed.substring(0, 13).replace("-", ""),
            printed.substring(0, 13).replace('-', ' '),
            printed + "7",
            printed.substring(0, 13) + "$")) {
      PassCodeReading reading = PassCodeReader.read(text.formatted(typed));
      assertThat(reading).as(text.formatted(typed)).isEqualTo(new PassCodeReading.Mistyped());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello dear sir",
        "please do it now",
        "call me back",
        "I paid 20 EUR on 24 Dec 2026",
        "my number is 015228817386",
        "from 2024 till then",
        "my account 12345678901234"
      })
  void shouldNotTakeSentencesForCodes(String text) {
    assertThat(PassCodeReader.read(text)).isEqualTo(new PassCodeReading.None());
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
    PassCode other = PassCode.random(RANDOM);
    for (String between : List.of(" ", " and ", ",", "\n", "/")) {
      assertThat(PassCodeReader.read(CODE.printed() + between + other.printed()))
          .isEqualTo(new PassCodeReading.Several());
      assertThat(PassCodeReader.read(CODE.canonical() + between + other.canonical()))
          .isEqualTo(new PassCodeReading.Several());
      assertThat(PassCodeReader.read(CODE.canonical() + between + other.printed()))
          .isEqualTo(new PassCodeReading.Several());
      assertThat(PassCodeReader.read(CODE.printed() + between + other.canonical() + " please"))
          .isEqualTo(new PassCodeReading.Several());
    }
  }

  @Test
  void shouldSeeTwoCodesThatNothingParts() {
    PassCode other = codeWith("89");
    assertThat(PassCodeReader.read(CODE.printed() + other.printed()))
        .isEqualTo(new PassCodeReading.Several());
    assertThat(PassCodeReader.read(CODE.canonical() + other.canonical()))
        .isEqualTo(new PassCodeReading.Several());
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

  /** With a digit and a letter in each group, as most are. */
  private static PassCode mixed() {
    PassCode code;
    do {
      code = PassCode.random(RANDOM);
    } while (!Word.of(code.printed()).stream().allMatch(Word::isMixed));
    return code;
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
