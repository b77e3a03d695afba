package io.supportcenter.local.stack;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.supportcenter.local.platform.Folders;
import io.supportcenter.local.platform.Platform;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The folder with everything that is kept between starts, held by one launcher at a time. */
public final class StateFolder implements AutoCloseable {

  private static final long FREE_BYTES_MIN = 1L << 30;
  private static final Set<String> NOT_STATE = Set.of("lock", "postgres-programs");

  private final Path path;
  private final FileChannel channel;

  private StateFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the folder, and ends what an earlier run has left in it.
   *
   * @throws PartFailed when another launcher has it, it is not writable, or the disk is full
   */
  public static StateFolder open(Path path) throws InterruptedException {
    try {
      Files.createDirectories(path);
      requireSpace(path);
      StateFolder folder = new StateFolder(path, lock(path));
      Platform.clearLeftovers(path);
      return folder;
    } catch (IOException e) {
      throw new PartFailed(
          "The folder " + path + " is unusable (" + e + "). To use another: --state DIR", e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new PartFailed(
          "Another launcher runs on "
              + path
              + ". Stop it, or start a second stack beside it: --state DIR --port-offset 10000");
    }
    return channel;
  }

  private static void requireSpace(Path path) throws IOException {
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < FREE_BYTES_MIN) {
      throw new PartFailed(
          "The disk is too full: %s has %d MB left, %d MB are needed. Free some, or use a folder on another disk: --state DIR"
              .formatted(path, free >> 20, FREE_BYTES_MIN >> 20));
    }
  }

  /** Forgets everything; unpacked programs are not state. */
  public void forget() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (!NOT_STATE.contains(entry.getFileName().toString())) {
          Folders.delete(entry);
        }
      }
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
