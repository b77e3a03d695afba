package io.supportcenter.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child process. Its standard input is a pipe that we hold open for as long as we live:
 * its end tells the child that we are gone (see {@link io.supportcenter.local.lifeline.Lifeline}).
 */
public final class Child {

  // Ctrl-C reaches the whole process group of a terminal. Children ignore it: the order in which
  // they stop is ours.
  private static final List<String> DEAF_TO_TERMINAL =
      List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private final ChildSpec spec;
  private final Process process;

  private Child(ChildSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  public static Child start(ChildSpec spec) throws IOException {
    Files.createDirectories(spec.log().getParent());
    List<String> command = new ArrayList<>(DEAF_TO_TERMINAL);
    command.addAll(spec.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(spec.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    return new Child(spec, builder.start());
  }

  public String name() {
    return spec.name();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public CompletableFuture<Child> onExit() {
    return process.onExit().thenApply(ended -> this);
  }

  /**
   * Waits until the child answers as it should.
   *
   * @throws PartFailed when it ends or does not get ready in time
   */
  public void awaitReady(Probe probe, Duration max) throws InterruptedException {
    boolean ready = Await.until(probe, max, () -> !process.isAlive());
    if (!process.isAlive()) {
      throw failure();
    }
    if (!ready) {
      throw PartFailed.withLog(name() + " did not get ready in " + max.toSeconds() + " s", log());
    }
  }

  /** What to report when this child has ended without being stopped. */
  public PartFailed failure() {
    return PartFailed.withLog(
        name() + " ended unexpectedly with exit code " + process.exitValue(), log());
  }

  /** SIGTERM, then SIGKILL when it takes too long. Returns when the process is gone. */
  public void stop(Duration max) throws InterruptedException {
    // By the handle: Process.destroy would close our end of the lifeline, too.
    process.toHandle().destroy();
    if (!process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  /** SIGKILL. Returns when the process is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private Path log() {
    return spec.log();
  }
}
