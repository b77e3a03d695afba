package io.supportcenter.local.platform;

import io.supportcenter.local.process.Await;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All processes that work on one PostgreSQL data folder, the postmaster and its backends. A second
 * server started beside any of them loses committed rows, so nothing starts before all are gone,
 * and {@code postmaster.pid}, which keeps a second server out, stays while any of them lives.
 */
final class PostgresTree {

  private static final Duration FAST_STOP_MAX = Duration.ofSeconds(30);
  private static final Duration GONE_MAX = Duration.ofSeconds(10);
  private static final Duration COLLECTED_MAX = Duration.ofSeconds(5);
  private static final Path PROCESSES = Path.of("/proc");

  private final Path data;

  PostgresTree(Path data) {
    this.data = data;
  }

  /** The postmaster that {@code postmaster.pid} names, when it lives. */
  Optional<ProcessHandle> postmaster() throws IOException {
    return named().filter(this::worksHere);
  }

  private Optional<ProcessHandle> named() throws IOException {
    try (Stream<String> lines = Files.lines(lock())) {
      return lines.findFirst().map(line -> Long.parseLong(line.strip())).flatMap(ProcessHandle::of);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path lock() {
    return data.resolve("postmaster.pid");
  }

  /** Fast shutdown of whatever lives; then SIGKILL for what does not end in time. */
  void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> postmaster = postmaster();
    if (postmaster.isPresent()) {
      interrupt(postmaster.get());
      Await.until(() -> !postmaster.get().isAlive(), FAST_STOP_MAX);
    }
    kill();
  }

  /** SIGKILL of the whole tree. Returns when none of it lives. */
  void kill() throws IOException, InterruptedException {
    List<ProcessHandle> alive = alive();
    for (int round = 0; round < GONE_MAX.toSeconds() && !alive.isEmpty(); round++) {
      alive.forEach(ProcessHandle::destroyForcibly);
      List<ProcessHandle> killed = alive;
      Await.until(() -> killed.stream().noneMatch(ProcessHandle::isAlive), Duration.ofSeconds(1));
      alive = alive();
    }
    if (!alive.isEmpty()) {
      throw new PartFailed("PostgreSQL processes on " + data + " do not end: " + alive);
    }
    removeStaleLock();
  }

  /**
   * With nobody at work here, the process named can be a dead one that its parent has not
   * collected, or a stranger that got the number after a restart of the machine. PostgreSQL cannot
   * tell and would not start.
   */
  private void removeStaleLock() throws IOException, InterruptedException {
    Optional<ProcessHandle> named = named();
    if (named.isEmpty() || Await.until(() -> !named.get().isAlive(), COLLECTED_MAX)) {
      return;
    }
    if (Files.isDirectory(PROCESSES) && alive().isEmpty()) {
      Files.delete(lock());
    }
  }

  /** The postmaster first, so that it makes no new backends while the others are ended. */
  List<ProcessHandle> alive() throws IOException {
    List<ProcessHandle> alive = new ArrayList<>();
    Optional<ProcessHandle> postmaster = postmaster();
    postmaster.ifPresent(alive::add);
    postmaster.stream().flatMap(ProcessHandle::descendants).forEach(alive::add);
    inThisFolder().stream().filter(process -> !alive.contains(process)).forEach(alive::add);
    return alive;
  }

  /** PostgreSQL's processes have the data folder as their working directory; Linux shows it. */
  private List<ProcessHandle> inThisFolder() throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    if (!Files.isDirectory(PROCESSES) || !Files.exists(data)) {
      return found;
    }
    Path real = data.toRealPath();
    try (DirectoryStream<Path> numbers = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path number : numbers) {
        if (isWorkingDirectory(real, number)) {
          ProcessHandle.of(Long.parseLong(number.getFileName().toString())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private boolean worksHere(ProcessHandle process) {
    Path number = PROCESSES.resolve(Long.toString(process.pid()));
    try {
      return Files.isDirectory(PROCESSES)
          ? isWorkingDirectory(data.toRealPath(), number)
          : process.info().command().filter(command -> command.contains("postgres")).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isWorkingDirectory(Path folder, Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** SIGINT, PostgreSQL's "fast shutdown", which Java has no call for. */
  private static void interrupt(ProcessHandle postmaster) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid()).inheritIO().start().waitFor();
  }
}
