package io.supportcenter.local.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run as a child process.
 *
 * @param name how people call it; also the name of its log file
 * @param environment added to our own
 */
public record ChildSpec(
    String name, List<String> command, Map<String, String> environment, Path log) {

  public ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** With secrets, which everybody would see on the command line. */
  public ChildSpec with(Map<String, String> secrets) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(secrets);
    return new ChildSpec(name, command, more, log);
  }
}
