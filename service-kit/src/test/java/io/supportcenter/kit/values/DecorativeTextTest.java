package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecorativeTextTest {

  @Test
  void shouldPutATextOnOneLine() {
    assertThat(DecorativeText.of("  AX-700\r\n\twith\u00a0wall \u0000 mount\n", 500))
        .contains("AX-700 with wall mount");
  }

  @Test
  void shouldCutALongText() {
    assertThat(DecorativeText.of("a".repeat(501), 500)).contains("a".repeat(500));
    assertThat(DecorativeText.of("a".repeat(499) + " b", 500)).contains("a".repeat(499));
  }

  @Test
  void shouldNotCutACharacterInHalf() {
    assertThat(DecorativeText.of("ab\uD83D\uDE00", 3)).contains("ab");
    assertThat(DecorativeText.of("ab\uD83D\uDE00", 4)).contains("ab\uD83D\uDE00");
  }

  @Test
  void shouldDropWhatCannotBeStored() {
    assertThat(DecorativeText.of("a\uD83Db", 10)).contains("a b");
  }

  @Test
  void shouldComposeCharacters() {
    assertThat(DecorativeText.of("Kopfho\u0308rer", 20)).contains("Kopfh\u00f6rer");
  }

  @Test
  void shouldBeEmptyWhenThereIsNothingToShow() {
    assertThat(DecorativeText.of(null, 500)).isEmpty();
    assertThat(DecorativeText.of(" \n\t", 500)).isEmpty();
  }
}
