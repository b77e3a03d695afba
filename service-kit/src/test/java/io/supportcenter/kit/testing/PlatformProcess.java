package io.supportcenter.kit.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A broker, a PostgreSQL and a registry of a test's own, which it may kill and start again. They
 * run with fsync on and end with the test's JVM at the latest.
 */
public final class PlatformProcess implements AutoCloseable {

  private static final long STOP_SECONDS_MAX = 60;

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;
  private final Path state;

  private PlatformProcess(Process process, Path state) {
    this.process = process;
    this.state = state;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts all three on this folder, which is emptied first, and waits until they are ready. */
  public static PlatformProcess start(Path state) {
    try {
      Process process =
          PlatformCommand.of(state, ProcessHandle.current(), "--durable")
              .redirectError(new File(state + ".log"))
              .start();
      PlatformProcess platform = new PlatformProcess(process, state);
      platform.expect("ready");
      return platform;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that all of it is in. */
  public Path state() {
    return state;
  }

  /** Where the parts can be reached; process ids change with each start. */
  public PlatformAddresses addresses() {
    return PlatformAddresses.read(state).orElseThrow();
  }

  /** SIGKILL. Returns when the broker is gone. */
  public void killBroker() {
    command("kill broker");
  }

  /**
   * From now on the broker may end by itself; it is no longer among the addresses.
   *
   * @return its process
   */
  public ProcessHandle leaveBroker() {
    ProcessHandle broker = ProcessHandle.of(addresses().broker()).orElseThrow();
    command("leave broker");
    return broker;
  }

  /** On the same port and data. Returns when it is ready. */
  public void startBroker() {
    command("start broker");
  }

  /** SIGKILL of postmaster and backends. Returns when none of them lives. */
  public void killPostgres() {
    command("kill postgres");
  }

  /** On the same port and data. Returns when it is ready. */
  public void startPostgres() {
    command("start postgres");
  }

  /** SIGKILL. Returns when the registry is gone. */
  public void killRegistry() {
    command("kill registry");
  }

  /** On the same port and data. Returns when it is ready. */
  public void startRegistry() {
    command("start registry");
  }

  /** Connections stay open and nothing answers, as with a hanging disk. */
  public void freezePostgres() {
    signalPostgres("-STOP");
  }

  public void thawPostgres() {
    signalPostgres("-CONT");
  }

  private void signalPostgres(String signal) {
    ProcessHandle postmaster = ProcessHandle.of(addresses().postmaster()).orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", signal));
    Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .forEach(process -> command.add(Long.toString(process.pid())));
    try {
      new ProcessBuilder(command).inheritIO().start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void command(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
      expect("done");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void expect(String expected) throws IOException {
    String answer = answers.readLine();
    if (!expected.equals(answer)) {
      throw new IllegalStateException(
          "the test platform said '" + answer + "' instead of '" + expected + "'; see " + state);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
