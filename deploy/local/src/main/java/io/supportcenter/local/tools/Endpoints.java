package io.supportcenter.local.tools;

import io.supportcenter.local.platform.PlatformPorts;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/** Where the stack on a state folder can be reached, left there for the other commands. */
public record Endpoints(String bootstrapServers, String registryUrl) {

  private static final String FILE = "endpoints.properties";
  private static final String KAFKA = "kafka.bootstrap.servers";
  private static final String REGISTRY = "registry.url";

  public static Endpoints of(PlatformPorts ports) {
    return new Endpoints(ports.bootstrapServers(), ports.registryUrl());
  }

  static Endpoints read(Path state) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(state.resolve(FILE))) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new PartFailed(
          "No stack was started on " + state + " yet. Start one: deploy/local/up", e);
    }
    return new Endpoints(properties.getProperty(KAFKA), properties.getProperty(REGISTRY));
  }

  public void write(Path state) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(KAFKA, bootstrapServers);
    properties.setProperty(REGISTRY, registryUrl);
    try (Writer writer = Files.newBufferedWriter(state.resolve(FILE))) {
      properties.store(writer, null);
    }
  }
}
