package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedKeysTest {

  private static final String SECRET = "0123456789abcdef";
  private static final String ENCODED =
      Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));

  @Test
  void shouldTakeTheHighestVersionAsCurrent() {
    VersionedKeys keys = VersionedKeys.parse(List.of("10:" + ENCODED, " 9 : " + ENCODED + " "));

    assertThat(keys.current()).isEqualTo(10);
    assertThat(keys.versions()).containsExactly(9, 10);
    assertThat(keys.key(9)).asString(StandardCharsets.UTF_8).isEqualTo(SECRET);
  }

  @Test
  void shouldKnowANewKeyBeforeItIsCurrent() {
    VersionedKeys keys = VersionedKeys.parse(List.of("1:" + ENCODED, "2:" + ENCODED));

    assertThat(keys.withCurrent(1).current()).isEqualTo(1);
    assertThat(keys.withCurrent(1).versions()).containsExactly(1, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> keys.withCurrent(3));
    assertThatIllegalArgumentException().isThrownBy(() -> keys.key(3));
  }

  @Test
  void shouldNotBeChangedFromOutside() {
    VersionedKeys keys = VersionedKeys.parse(List.of("1:" + ENCODED));
    keys.key(1)[0] = 0;

    assertThat(keys.key(1)).asString(StandardCharsets.UTF_8).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":c2VjcmV0", "c2VjcmV0", "one:c2VjcmV0", "c2VjcmV0:1", "1:sec*ret"})
  void shouldRefuseWhatIsWrittenDifferentlyWithoutShowingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionedKeys.parse(List.of(text)))
        .withMessage("a key must be written version:base64")
        .withNoCause();
  }

  @Test
  void shouldRefuseNoKeyAndTwoOfOneVersion() {
    assertThatIllegalArgumentException().isThrownBy(() -> VersionedKeys.parse(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionedKeys.parse(List.of("1:" + ENCODED, "1:" + ENCODED)));
  }

  @Test
  void shouldNotShowItsKeys() {
    assertThat(VersionedKeys.parse(List.of("1:" + ENCODED, "2:" + ENCODED)))
        .hasToString("keys of the versions [1, 2], current 2");
  }
}
