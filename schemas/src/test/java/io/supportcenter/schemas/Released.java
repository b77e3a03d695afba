package io.supportcenter.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * A released version of an event's schema, and the bytes of one event written with it.
 *
 * @param golden Avro binary without framing
 */
record Released(String version, Schema schema, byte[] golden) {

  static final Path FOLDER = Path.of(System.getProperty("schemas.dir", "."), "released");

  static List<Released> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".avsc"))
          .sorted()
          .map(Released::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write() throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve(version));
    Files.writeString(folder.resolve(schema.getName() + ".avsc"), schema.toString(true) + "\n");
    Files.writeString(
        folder.resolve(schema.getName() + ".hex"), HexFormat.of().formatHex(golden) + "\n");
  }

  private static Released read(Path file) {
    try {
      Path hex = file.resolveSibling(file.getFileName().toString().replace(".avsc", ".hex"));
      return new Released(
          file.getParent().getFileName().toString(),
          new Schema.Parser().parse(Files.readString(file)),
          HexFormat.of().parseHex(Files.readString(hex).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return schema.getName() + " " + version;
  }
}
