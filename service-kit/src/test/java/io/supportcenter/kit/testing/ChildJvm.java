package io.supportcenter.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JVMs that a test starts. They end with the test's own, also when that is killed: they read a pipe
 * that only we hold open (the local stack's lifeline).
 */
final class ChildJvm {

  private ChildJvm() {}

  /**
   * @param log in the module's {@code target}; appended to
   * @param launcher what the JVM is run by; empty: it is run as it is
   * @param arguments from the heap's size on
   */
  static Process start(
      String log, Map<String, String> environment, List<String> launcher, List<String> arguments) {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-javaagent:" + PlatformCommand.dist().resolve("local-stack-lifeline.jar"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(Path.of("target", log + ".log").toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL, of its children too. Returns when the process is gone. */
  static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
