package io.supportcenter.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What services under test are told: keys for their vault, and that partners are on this host. */
final class LocalSecurity {

  static final int OLDER = 1;

  /** The first one seals. */
  static final List<String> KEYS = List.of(key(2), key(OLDER));

  private LocalSecurity() {}

  static Map<String, String> properties() {
    return Map.of(
        "support-center.vault.keys-file", keysFile().toString(),
        "support-center.partners.http-allowed", "true",
        "support-center.partners.allowed-networks", "127.0.0.0/8");
  }

  static Map<String, String> environment() {
    return Map.of(
        "SUPPORT_CENTER_VAULT_KEYS_FILE", keysFile().toString(),
        "SUPPORT_CENTER_PARTNERS_HTTP_ALLOWED", "true",
        "SUPPORT_CENTER_PARTNERS_ALLOWED_NETWORKS", "127.0.0.0/8");
  }

  private static Path keysFile() {
    try {
      Path file = Path.of("target/test-vault.keys").toAbsolutePath();
      Files.createDirectories(file.getParent());
      return Files.write(file, KEYS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(int number) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) number);
    return number + ":" + Base64.getEncoder().encodeToString(key);
  }
}
