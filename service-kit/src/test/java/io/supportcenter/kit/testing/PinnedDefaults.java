package io.supportcenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The defaults of a module's configuration, repeated in a test, so that one changes only on
 * purpose. Comments and order do not matter.
 */
public final class PinnedDefaults {

  private final Path file;

  private PinnedDefaults(Path file) {
    this.file = file;
  }

  /**
   * @param name of a file in the module's main resources
   */
  public static PinnedDefaults of(String name) {
    return new PinnedDefaults(Path.of("src/main/resources").resolve(name));
  }

  /** The file has these properties and no others. */
  public void shouldBe(String properties) {
    try (Reader actual = Files.newBufferedReader(file)) {
      assertThat(read(actual))
          .as("defaults in " + file)
          .containsExactlyInAnyOrderEntriesOf(read(new StringReader(properties)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeMap<Object, Object> read(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    return new TreeMap<>(properties);
  }
}
