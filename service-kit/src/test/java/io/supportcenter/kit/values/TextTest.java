package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\tb", "a\u007f", "a\u0085", "a\ud800", "\udc00a"})
  void shouldRefuseWhatTheDatabaseWouldRefuse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.require("an id", text, 64))
        .withMessage("an id must not contain control characters");
    assertThat(Text.isFit(text, 64)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new AssetId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new Actor(Actor.Kind.USER, text));
    assertThatIllegalArgumentException().isThrownBy(() -> Place.named(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Zoë", "自動車", "a b", "\ud83d\ude97"})
  void shouldAcceptTextInAnyScript(String text) {
    assertThat(Text.require("an id", text, 64)).isEqualTo(text);
    assertThat(Text.isFit(text, 64)).isTrue();
    assertThat(new UserId(text)).hasToString(text);
  }

  @Test
  void shouldRefuseWhatIsBlankOrTooLong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.require("an id", "x".repeat(65), 64))
        .withMessage("an id must have 1 to 64 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> Text.require("an id", "\t ", 64));
    assertThat(Text.isFit(" ", 64)).isFalse();
    assertThat(Text.isFit(null, 64)).isFalse();
  }

  @Test
  void shouldAcceptABlankTextWhereOnlyItsLengthMatters() {
    assertThat(Text.requireAtMost("a name", "", 2)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.requireAtMost("a name", "abc", 2))
        .withMessage("a name must have at most 2 characters");
  }

  @Test
  void shouldBoundIdsAndActors() {
    assertThat(new UserId("x".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId("x".repeat(65)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AssetId("x".repeat(65)));
    assertThat(new Actor(Actor.Kind.SYSTEM, "x".repeat(128)).id()).hasSize(128);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Actor(Actor.Kind.SYSTEM, "x".repeat(129)));
  }

  @Test
  void shouldAcceptTabsAndLineEndsInATextOfSeveralLines() {
    assertThat(Text.isPlainLines("a\tb\r\nc")).isTrue();
    assertThat(Text.isPlainLines("a\u0000")).isFalse();
    assertThat(Text.isPlainLines("a\u000b")).isFalse();
    assertThat(Text.isPlainLines("a\ud800")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"abc, abc", "abcdef, abcd", "'', ''"})
  void shouldKeepTheBeginningOfAnyText(String text, String kept) {
    assertThat(Text.storable(text, 4)).isEqualTo(kept);
  }

  @Test
  void shouldMarkWhatIsNotStorable() {
    assertThat(Text.storable("a\u0000\nb\ud83d\ude97", 6)).isEqualTo("a??b\ud83d\ude97");
    String cut = Text.storable("abc\ud83d\ude97", 4);
    assertThat(cut).isEqualTo("abc?");
    assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(cut);
  }

  @Test
  void shouldReadCodesInCapitals() {
    assertThat(Text.code(" eur ")).isEqualTo("EUR");
    assertThat(Text.code("ma-7k2qx")).isEqualTo("MA-7K2QX");
  }

  @ParameterizedTest
  @ValueSource(strings = {" lis ", "\u00a0LIS", "lis\u2007\t", "\ufeffLis\u200b", "Lis\r\n"})
  void shouldReadACodeWhateverWhiteSpaceIsAroundIt(String text) {
    assertThat(Text.code(text)).isEqualTo("LIS");
  }

  @Test
  void shouldLeaveNothingOfWhiteSpaceAlone() {
    assertThat(Text.stripped(" \u00a0\t")).isEmpty();
    assertThat(Text.stripped("a\u00a0b")).isEqualTo("a\u00a0b");
  }
}
