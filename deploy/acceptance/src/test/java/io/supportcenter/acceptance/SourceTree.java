package io.supportcenter.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that is built. */
public final class SourceTree {

  public static final Path ROOT = root();

  private SourceTree() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
