package io.supportcenter.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts main classes of the distribution and of the tests as processes of their own. */
public final class JavaProcess {

  private static final Path DIST = Path.of(System.getProperty("local.dist"));

  private JavaProcess() {}

  /** Both outputs go where the caller reads them. */
  public static Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Dlocal.dist=" + DIST,
                "-cp",
                DIST.resolve("lib") + "/*:" + Path.of("target/test-classes").toAbsolutePath(),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
