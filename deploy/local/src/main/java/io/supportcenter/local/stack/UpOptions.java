package io.supportcenter.local.stack;

import io.supportcenter.local.Arguments;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the user asked for.
 *
 * @param root the source tree
 * @param once walk, stop, and answer by the exit code
 */
public record UpOptions(
    Path root, Path state, Ports ports, boolean once, boolean fresh, boolean walk) {

  /**
   * @throws IllegalArgumentException with a message for the user
   */
  public static UpOptions parse(String[] args) {
    Arguments arguments =
        Arguments.parse(
            args,
            Set.of("root", "state", "port-offset", "port"),
            Set.of("once", "no-walk", "fresh"));
    if (arguments.has("once") && arguments.has("no-walk")) {
      throw new IllegalArgumentException("--once and --no-walk leave nothing to do");
    }
    Path root = Path.of(arguments.required("root")).toAbsolutePath().normalize();
    return new UpOptions(
        root,
        Path.of(arguments.required("state")).toAbsolutePath().normalize(),
        Ports.of(
            arguments.value("port-offset").map(Ports::number).orElse(0), arguments.all("port")),
        arguments.has("once"),
        arguments.has("fresh"),
        !arguments.has("no-walk"));
  }

  /** The folder {@code deploy/local/samples}. */
  public Path samples() {
    return root.resolve("deploy/local/samples");
  }

  Path dist() {
    return root.resolve("deploy/local/target/dist");
  }
}
