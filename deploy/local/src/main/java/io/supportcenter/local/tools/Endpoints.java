package io.supportcenter.local.tools;

import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/** Where the stack on a state folder can be reached, left there for the other commands. */
public record Endpoints(Ports ports) {

  private static final String FILE = "endpoints.properties";

  /**
   * @throws PartFailed when no stack was started there
   */
  public static Endpoints read(Path state) throws IOException {
    Properties numbers = new Properties();
    try (Reader reader = Files.newBufferedReader(state.resolve(FILE))) {
      numbers.load(reader);
    } catch (NoSuchFileException e) {
      throw new PartFailed(
          "No stack was started on " + state + " yet. Start one: deploy/local/up", e);
    }
    return new Endpoints(
        Ports.of(
            0,
            numbers.stringPropertyNames().stream()
                .collect(
                    Collectors.toMap(
                        name -> name, name -> Integer.parseInt(numbers.getProperty(name))))));
  }

  public void write(Path state) throws IOException {
    Properties numbers = new Properties();
    ports.numbers().forEach((name, number) -> numbers.setProperty(name, number.toString()));
    try (Writer writer = Files.newBufferedWriter(state.resolve(FILE))) {
      numbers.store(writer, null);
    }
  }

  /** How the platform is reached there. */
  public PlatformAccess access(Path state) {
    return PlatformAccess.of(state, ports.platform());
  }
}
