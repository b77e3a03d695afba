package io.supportcenter.kit.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The real parts as containers instead of processes, by {@code -Dtest.containers=true}. They end
 * with this JVM. Images are those of the projects themselves; {@code test.containers.kafka}, {@code
 * .postgres} and {@code .registry} name others.
 */
final class ContainerPlatform {

  static final boolean WANTED = Boolean.getBoolean("test.containers");

  private static final int REGISTRY_PORT = 8080;
  private static final String POSTGRES = "postgres";

  private final KafkaContainer kafka = new KafkaContainer(image("kafka", "apache/kafka:4.3.1"));
  private final PostgreSQLContainer postgres =
      new PostgreSQLContainer(image("postgres", "postgres:18"))
          .withDatabaseName(POSTGRES)
          .withUsername(POSTGRES)
          .withPassword(POSTGRES)
          .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
  private final GenericContainer<?> registry =
      new GenericContainer<>(image("registry", "apicurio/apicurio-registry:3.3.3"))
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(Wait.forHttp("/apis/registry/v3/system/info").forPort(REGISTRY_PORT));

  private ContainerPlatform() {}

  /** Returns when all three can be used, and says so in that folder. */
  static PlatformAddresses start(Path state) throws IOException {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "test.containers is set, and no Docker answers here; without it the tests run on processes");
    }
    ContainerPlatform platform = new ContainerPlatform();
    Startables.deepStart(Stream.of(platform.kafka, platform.postgres, platform.registry)).join();
    platform.createTopics(state.resolveSibling("test-platform.log"));
    PlatformAddresses addresses = platform.addresses();
    addresses.write(state);
    return addresses;
  }

  private void createTopics(Path log) throws IOException {
    Process process =
        PlatformCommand.topics(kafka.getBootstrapServers())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("the topics were not made, see " + log);
    }
  }

  private PlatformAddresses addresses() {
    long us = ProcessHandle.current().pid();
    return new PlatformAddresses(
        kafka.getBootstrapServers(),
        "http://%s:%d".formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT)),
        postgres.getJdbcUrl().replaceFirst("/" + POSTGRES + "\\b.*$", "/"),
        POSTGRES,
        POSTGRES,
        us,
        us,
        0,
        0);
  }

  private static DockerImageName image(String part, String usual) {
    return DockerImageName.parse(System.getProperty("test.containers." + part, usual))
        .asCompatibleSubstituteFor(usual.substring(0, usual.indexOf(':')));
  }
}
