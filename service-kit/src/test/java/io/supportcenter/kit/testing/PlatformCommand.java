package io.supportcenter.kit.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the real parts are started: from the runnable form that module deploy/local builds. */
final class PlatformCommand {

  private static final String PLATFORM = "io.supportcenter.local.platform.";

  private PlatformCommand() {}

  static ProcessBuilder of(Path state, ProcessHandle watched, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--state", state.toString(), "--watch", Long.toString(watched.pid())));
    arguments.addAll(List.of(options));
    return main(PLATFORM + "TestPlatform", arguments);
  }

  /** Makes the topics on a broker that TestPlatform did not start. */
  static ProcessBuilder topics(String bootstrapServers) {
    return main(PLATFORM + "LocalTopics", List.of(bootstrapServers));
  }

  /** A main class of that runnable form, or of what it brings along. */
  static ProcessBuilder main(String type, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                dist().resolve("lib") + "/*",
                type));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** The folder that holds the whole source tree. */
  static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not run from inside the source tree");
  }

  static Path dist() {
    String configured = System.getProperty("local.dist");
    Path dist =
        configured == null ? root().resolve("deploy/local/target/dist") : Path.of(configured);
    if (!Files.exists(dist.resolve("lib/local-stack.jar"))) {
      throw new IllegalStateException(
          dist + " is not built: ./mvnw -Dquick -pl deploy/local -am package");
    }
    return dist;
  }
}
