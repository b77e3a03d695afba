package io.supportcenter.registration.guarantees.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Called from the changed methods of the service: keeps windows open, and helps with mistakes. */
public final class Windows {

  private static final int ONE_IN = 8;
  private static final long NANOS_MAX = 300_000_000;

  @SuppressWarnings("NonFinalStaticField") // The agent is told before the service's classes load.
  private static Path folder;

  private Windows() {}

  static void in(Path signals) {
    folder = signals;
  }

  /** The file whose presence keeps a window open. */
  public static Path hold(Path folder, Window window) {
    return folder.resolve("hold-" + window);
  }

  /** The file that says that a process stands in the window. */
  public static Path entered(Path folder, Window window) {
    return folder.resolve("entered-" + window);
  }

  /**
   * Stays in the window while it is held; else now and then for a moment. The delay is the fault
   * itself, in the service's process: no test waits by it.
   */
  public static void pause(String name) {
    Window window = Window.valueOf(name);
    Path hold = hold(folder, window);
    try {
      if (Files.exists(hold)) {
        awaitRelease(hold, entered(folder, window));
      } else if (ThreadLocalRandom.current().nextInt(ONE_IN) == 0) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(NANOS_MAX));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitRelease(Path hold, Path entered)
      throws IOException, InterruptedException {
    try (WatchService deleted = folder.getFileSystem().newWatchService()) {
      folder.register(deleted, StandardWatchEventKinds.ENTRY_DELETE);
      Files.writeString(entered, "");
      while (Files.exists(hold)) {
        deleted.take().reset();
      }
    }
  }

  /** Commits what has been done, past whoever manages the transaction; the rest is another one. */
  public static void commit(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute("COMMIT");
    }
  }
}
