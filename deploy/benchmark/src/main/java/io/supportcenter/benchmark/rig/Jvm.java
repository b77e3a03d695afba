package io.supportcenter.benchmark.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A contender's process. All have the same heap and the JVM's own choice of collector and
 * compilers. Ends with the driver's, however that ends.
 */
public final class Jvm implements AutoCloseable {

  public static final int HEAP_MB = 512;

  private static final long STOP_SECONDS_MAX = 20;

  private final String name;
  private final Process process;

  private Jvm(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * @param properties system properties
   * @param program {@code -jar FILE}, or a class path and a main class
   */
  public static Jvm start(
      Rig rig, String name, Map<String, String> properties, List<String> program) {
    Path log = rig.work().resolve("logs").resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(
        "-javaagent:" + rig.root().resolve("deploy/local/target/dist/local-stack-lifeline.jar"));
    command.add("-Xmx" + HEAP_MB + "m");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    String more = System.getProperty("benchmark.jvm", "");
    if (!more.isBlank()) {
      command.addAll(List.of(more.replace("NAME", name).split(" ")));
    }
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(program);
    try {
      return new Jvm(
          name,
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " ended unexpectedly; see its log");
    }
  }

  /**
   * Returns when the program has done its work.
   *
   * @throws IllegalStateException when it has not, or failed
   */
  public void awaitEnd(Duration atMost) {
    try {
      if (!process.waitFor(atMost) || process.exitValue() != 0) {
        throw new IllegalStateException(name + " has not done its work; see its log");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Memory that is this process's own, and its part of what it shares (PSS). */
  public double memoryMb() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))
              .stream()
              .filter(line -> line.startsWith("Pss:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // By its handle: the process itself would close the pipe that it lives by, and so be halted.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly().onExit().join();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
