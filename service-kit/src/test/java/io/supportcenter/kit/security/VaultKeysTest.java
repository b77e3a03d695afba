package io.supportcenter.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.supportcenter.kit.values.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultKeysTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;

  @Test
  void shouldSealWithTheFirstKeyOfTheFile() throws IOException {
    Vault vault = vault("# the newest one\n\n 1:" + KEY + "\n2:" + KEY + "\n");

    assertThat(vault.currentPrefix()).endsWith(1);
    assertThat(vault.open(vault("2:" + KEY).seal("a", "b"), "b")).isEqualTo("a");
  }

  @Test
  void shouldNotStartWithoutKeysExceptLocally() {
    assertThatIllegalStateException()
        .isThrownBy(() -> vault(Map.of()))
        .withMessageStartingWith(VaultKeys.FILE);
    assertThat(vault(Map.of("support-center.insecure-local", "true"))).isNotNull();
  }

  @Test
  void shouldNameTheFileThatIsMissingOrWrongAndNoKey() throws IOException {
    assertThatIllegalStateException()
        .isThrownBy(() -> vault(Map.of(VaultKeys.FILE, folder.resolve("none").toString())))
        .withMessageContainingAll(VaultKeys.FILE, "none");
    assertThatIllegalStateException()
        .isThrownBy(() -> vault("# none\n"))
        .withMessageContaining(VaultKeys.FILE);
    assertThatIllegalStateException()
        .isThrownBy(() -> vault("x:" + KEY))
        .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain(KEY));
  }

  private Vault vault(String keys) throws IOException {
    Path file = Files.writeString(folder.resolve("vault.keys"), keys);
    return vault(Map.of(VaultKeys.FILE, file.toString()));
  }

  private static Vault vault(Map<String, String> settings) {
    return new VaultKeys()
        .vault(
            new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(new HashMap<>(settings), "settings", 100))
                .build());
  }
}
