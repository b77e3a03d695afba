package io.supportcenter.local.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of the stack could not be started or has ended; the message is for the person at the
 * terminal.
 */
public final class PartFailed extends RuntimeException {

  private static final int TAIL_LINES = 20;
  private static final int TAIL_BYTES = 16_384;
  private static final long FULL_BYTES = 1L << 20;
  private static final String DISK_FULL = "No space left on device";

  public PartFailed(String message) {
    super(message);
  }

  public PartFailed(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same failure with a message for a person. */
  public static PartFailed of(Throwable cause) {
    if (cause instanceof PartFailed failed) {
      return failed;
    }
    String message = String.valueOf(cause.getMessage());
    return new PartFailed(cause.getClass().getSimpleName() + ": " + message + hint(message), cause);
  }

  static PartFailed withLog(String message, Path log) {
    String tail = tail(log);
    return new PartFailed(
        message
            + ". The end of its log, "
            + log
            + ":\n"
            + tail
            + hint(diskIsFull(log) ? DISK_FULL : tail));
  }

  /** A log on a full disk cannot even say so. */
  private static boolean diskIsFull(Path log) {
    try {
      return Files.getFileStore(log).getUsableSpace() < FULL_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static String hint(String text) {
    return text.contains(DISK_FULL) ? "\nThe disk is full: free some space and start again." : "";
  }

  private static String tail(Path log) {
    try (var channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES));
      ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Until the end of the file or of the buffer, whichever comes first.
      }
      List<String> lines =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(unreadable: " + e.getMessage() + ")";
    }
  }
}
