package io.supportcenter.kit.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The real parts that all tests of a module share: whoever needs them first starts them. Modules
 * have their own, so that they can be tested side by side.
 */
final class SharedPlatform {

  private static final Duration START_MAX = Duration.ofMinutes(4);
  private static final long END_SECONDS_MAX = 60;

  private final Path state = Path.of("target/test-platform").toAbsolutePath();
  private final Path log = state.resolveSibling("test-platform.log");

  /** Addresses of the running parts, started when they do not run yet. */
  static PlatformAddresses join() {
    return new SharedPlatform().joinOrStart();
  }

  private PlatformAddresses joinOrStart() {
    try {
      Files.createDirectories(state);
      try (FileChannel channel =
              FileChannel.open(state.resolveSibling("test-platform.lock"), CREATE, WRITE);
          var _ = channel.lock()) {
        Optional<PlatformAddresses> running = PlatformAddresses.read(state);
        Optional<PlatformAddresses> usable = running.filter(SharedPlatform::staysUp);
        if (usable.isPresent()) {
          return usable.get();
        }
        running.ifPresent(SharedPlatform::awaitEnd);
        return ContainerPlatform.WANTED ? ContainerPlatform.start(state) : start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean staysUp(PlatformAddresses running) {
    return lives(running.platform()) && lives(running.watched());
  }

  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** The platform of an earlier build is on its way out. */
  private static void awaitEnd(PlatformAddresses running) {
    ProcessHandle.of(running.platform())
        .map(ProcessHandle::onExit)
        .ifPresent(end -> end.orTimeout(END_SECONDS_MAX, TimeUnit.SECONDS).join());
  }

  private PlatformAddresses start() throws IOException {
    Process process =
        PlatformCommand.of(state, ProcessHandle.current())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Awaitility.await("the real parts are ready, see " + log)
        .atMost(START_MAX)
        .failFast("the real parts did not start, see " + log, () -> !process.isAlive())
        .until(() -> PlatformAddresses.read(state).isPresent());
    return PlatformAddresses.read(state).orElseThrow();
  }
}
