package io.supportcenter.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The event types of this build: one per file in src/main/avro. */
final class SchemaSources {

  private static final Path SOURCES =
      Path.of(System.getProperty("schemas.dir", "."), "src/main/avro");
  private static final String NAMESPACE = "io.supportcenter.events.";

  private SchemaSources() {}

  static List<Schema> all() {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".avsc"))
          .map(name -> current(name.replace(".avsc", "")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Schema current(String name) {
    try {
      return SpecificData.get().getSchema(Class.forName(NAMESPACE + name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " was released and has no class any more", e);
    }
  }
}
