package io.supportcenter.kit.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the real parts are started: from the runnable form that module deploy/local builds. */
final class PlatformCommand {

  private static final String MAIN = "io.supportcenter.local.platform.TestPlatform";

  private PlatformCommand() {}

  static ProcessBuilder of(Path state, ProcessHandle watched, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                dist().resolve("lib") + "/*",
                MAIN,
                "--state",
                state.toString(),
                "--watch",
                Long.toString(watched.pid())));
    command.addAll(List.of(options));
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
