package io.supportcenter.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * A released version of an event's schema, and the bytes of one event written with it.
 *
 * @param golden Avro binary without framing
 */
record Released(String version, Schema schema, byte[] golden) {

  static final Path FOLDER = Path.of(System.getProperty("schemas.dir", "."), "released");

  /** Oldest version first; none before the first release. */
  static List<Released> all() {
    if (!Files.exists(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".avsc"))
          .map(Released::read)
          .sorted(Comparator.comparing(Released::numbers, Arrays::compare))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest released version of that event's schema. */
  static Optional<Released> latest(Schema schema) {
    return all().stream()
        .filter(released -> released.schema().getFullName().equals(schema.getFullName()))
        .reduce((_, newer) -> newer);
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

  private int[] numbers() {
    return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public String toString() {
    return schema.getName() + " " + version;
  }
}
