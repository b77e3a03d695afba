package io.supportcenter.kit.security;

import io.supportcenter.kit.values.Vault;
import io.supportcenter.kit.values.VersionedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * The vault's keys, from a file: a line {@code number:base64} for each, 32 bytes. The first one
 * seals, all of them open. Lines that are empty or begin with # do not count.
 */
@ApplicationScoped
class VaultKeys {

  static final String FILE = "support-center.vault.keys-file";

  private static final Logger LOG = Logger.getLogger(VaultKeys.class);
  private static final String LOCAL = "support-center.insecure-local";

  /** Known to all who can read this: for one machine and data that is not real. */
  private static final VersionedKeys INSECURE =
      VersionedKeys.parse(List.of("1:" + Base64.getEncoder().encodeToString(new byte[32])));

  @Produces
  @Singleton
  Vault vault(Config config) {
    Optional<String> file = config.getOptionalValue(FILE, String.class);
    if (file.isPresent()) {
      return Vault.of(read(file.get()));
    }
    if (config.getOptionalValue(LOCAL, Boolean.class).orElse(false)) {
      LOG.warnf("%s is not set: what is sealed is sealed with a key that is not secret", FILE);
      return Vault.of(INSECURE);
    }
    throw new IllegalStateException(FILE + " must name the file with the vault's keys");
  }

  @Produces
  @Singleton
  SealedColumn databaseKey() {
    return SealedColumn.ofBytes("vault_key", "sealed", "true", "'vault_key'");
  }

  private static VersionedKeys read(String file) {
    try {
      List<String> lines =
          Files.readAllLines(Path.of(file)).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
      VersionedKeys keys = VersionedKeys.parse(lines);
      return keys.withCurrent(VersionedKeys.parse(lines.subList(0, 1)).current());
    } catch (IOException | InvalidPathException e) {
      throw new IllegalStateException(FILE + " names a file that is not readable: " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(FILE + ": " + e.getMessage(), e);
    }
  }
}
