package io.supportcenter.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Child JVMs that an earlier, hard-killed launcher of the same state folder left behind. */
public final class Leftovers {

  private static final Duration END_BY_THEMSELVES_MAX = Duration.ofSeconds(30);

  private final String mark;

  public Leftovers(Path state) {
    this.mark = Launch.MARK + state.toAbsolutePath().normalize();
  }

  /** Waits until they are gone. Their lifeline ends them; what has not ended in time is killed. */
  public void clear() throws InterruptedException {
    if (!Await.until(() -> alive().isEmpty(), END_BY_THEMSELVES_MAX)) {
      alive().forEach(ProcessHandle::destroyForcibly);
      Await.until(() -> alive().isEmpty(), END_BY_THEMSELVES_MAX);
    }
  }

  public List<ProcessHandle> alive() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(mark::equals);
  }
}
