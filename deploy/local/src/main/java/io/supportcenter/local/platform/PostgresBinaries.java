package io.supportcenter.local.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the archive on the class path. */
final class PostgresBinaries {

  private static final int EXECUTABLE_BITS = 0b001_001_001;

  private PostgresBinaries() {}

  /** Unpacks into the folder unless it is there; a folder with its final name is complete. */
  static Path unpackedIn(Path folder) throws IOException {
    Path unpacked = folder.resolve(version());
    if (!Files.exists(unpacked)) {
      Path unfinished = Folders.fresh(folder.resolve("unfinished"));
      unpack(unfinished);
      Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }
    return unpacked;
  }

  /** Name of the platform and size of the archive: enough to notice that it is another one. */
  private static String version() throws IOException {
    var archive = PostgresBinaries.class.getResource(resource());
    if (archive == null) {
      throw new IOException(
          "there is no PostgreSQL for this machine (" + resource() + ") on the class path");
    }
    return platform() + "-" + archive.openConnection().getContentLengthLong();
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(resource());
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & EXECUTABLE_BITS) != 0) {
      target.toFile().setExecutable(true, false);
    }
  }

  private static String resource() {
    return "/postgres-" + platform() + ".txz";
  }

  private static String platform() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> system + "-x86_64";
      case "aarch64" -> system + "-arm_64";
      case String other -> system + "-" + other;
    };
  }
}
