package io.supportcenter.kit.values;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VaultTest {

  private static final String PLACE = "partner:a:https://a.example";

  private final Vault vault = Vault.of(keys(key(1)));

  @Test
  void shouldOpenWhatItSealed() {
    assertThat(vault.open(vault.seal("a secret \u00fc", PLACE), PLACE))
        .isEqualTo("a secret \u00fc");
    assertThat(vault.open(vault.seal(new byte[0], PLACE), PLACE)).isEmpty();
  }

  @Test
  void shouldNotOpenInAnotherPlaceOrWhenTamperedWith() {
    byte[] sealed = vault.seal("a secret".getBytes(UTF_8), PLACE);
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;

    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(sealed, PLACE + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(changed, PLACE));
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(new byte[3], PLACE));
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open("plain", PLACE));
  }

  @Test
  void shouldOpenWithAnOlderKeyAndSealWithTheCurrentOne() {
    Vault rotated = Vault.of(keys(key(1), key(2)));
    byte[] old = vault.seal(new byte[] {7}, PLACE);
    byte[] renewed = rotated.seal(new byte[] {7}, PLACE);

    assertThat(rotated.open(old, PLACE)).containsExactly(7);
    assertThat(old).startsWith(vault.currentPrefix());
    assertThat(renewed).startsWith(rotated.currentPrefix());
    assertThat(rotated.currentPrefix()).isNotEqualTo(vault.currentPrefix());
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(renewed, PLACE));
  }

  @Test
  void shouldRefuseAKeyOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vault.of(keys(new byte[16])))
        .withMessageContaining("key 1");
  }

  /** The highest version, which is current, is the last one. */
  private static VersionedKeys keys(byte[]... keys) {
    List<String> texts =
        IntStream.range(0, keys.length)
            .mapToObj(i -> (i + 1) + ":" + Base64.getEncoder().encodeToString(keys[i]))
            .toList();
    return VersionedKeys.parse(texts);
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
