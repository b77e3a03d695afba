package io.supportcenter.local.stack;

import io.supportcenter.local.platform.PlatformAccess;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Properties;

/** Settings by which a Kafka client is one of a secured stack's principals, a file for each. */
public final class ClientFiles {

  private ClientFiles() {}

  public static Path file(Path state, String principal) {
    return state.resolve("clients").resolve(principal + ".properties");
  }

  static void write(Path state, PlatformAccess access, Collection<String> principals)
      throws IOException {
    Files.createDirectories(
        state.resolve("clients"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (String principal : principals) {
      Properties settings = new Properties();
      settings.putAll(access.kafka(principal));
      try (Writer file = Files.newBufferedWriter(file(state, principal))) {
        settings.store(file, null);
      }
    }
  }
}
