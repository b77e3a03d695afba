package io.supportcenter.local.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux lets us see it. */
final class PortHolder {

  private static final Path PROCESSES = Path.of("/proc");
  private static final List<String> TABLES = List.of("/proc/net/tcp", "/proc/net/tcp6");
  private static final String LISTENING = "0A";
  private static final int COMMAND_LENGTH_MAX = 100;

  private PortHolder() {}

  /**
   * A description of the process, or empty when it is not visible (another user's, or not Linux).
   */
  static Optional<String> of(int port) {
    Set<String> sockets =
        TABLES.stream()
            .flatMap(table -> listening(Path.of(table), port))
            .map(inode -> "socket:[" + inode + "]")
            .collect(Collectors.toSet());
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process, sockets))
        .findFirst()
        .map(PortHolder::describe);
  }

  private static String describe(ProcessHandle process) {
    String command = process.info().commandLine().orElse("unknown command");
    boolean isLong = command.length() > COMMAND_LENGTH_MAX;
    String shown = isLong ? command.substring(0, COMMAND_LENGTH_MAX) + "..." : command;
    return "process " + process.pid() + " (" + shown + ")";
  }

  /** Columns: number, local address, remote address, state, ..., and inode as the tenth. */
  private static Stream<String> listening(Path table, int port) {
    String suffix = ":%04X".formatted(port);
    Set<String> inodes = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table)) {
        String[] columns = line.strip().split("\\s+");
        if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
          inodes.add(columns[9]);
        }
      }
    } catch (IOException e) {
      return Stream.empty();
    }
    return inodes.stream();
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    Path files = PROCESSES.resolve(process.pid() + "/fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
