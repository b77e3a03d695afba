package io.supportcenter.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What the user asked for.
 *
 * @param root the source tree
 * @param once walk, stop, and answer by the exit code
 * @param secured with passwords, TLS, ACLs and Keycloak
 */
public record UpOptions(
    Path root,
    Path state,
    Ports ports,
    boolean once,
    boolean fresh,
    boolean walk,
    boolean secured) {

  /**
   * @throws IllegalArgumentException with a message for the user
   */
  public static UpOptions of(UpArguments arguments) {
    if (arguments.once() && arguments.noWalk()) {
      throw new IllegalArgumentException("--once and --no-walk leave nothing to do");
    }
    return new UpOptions(
        arguments.root().toAbsolutePath().normalize(),
        arguments.state().toAbsolutePath().normalize(),
        Ports.of(arguments.portOffset(), Objects.requireNonNullElse(arguments.ports(), Map.of())),
        arguments.once(),
        arguments.fresh(),
        !arguments.noWalk(),
        arguments.secured());
  }

  /** The folder {@code deploy/local/samples}. */
  public Path samples() {
    return root.resolve("deploy/local/samples");
  }

  /** What Keycloak imports at its first start on a secured stack. */
  Path realm() {
    return root.resolve("deploy/local/keycloak/support-center-realm.json");
  }

  Path dist() {
    return root.resolve("deploy/local/target/dist");
  }
}
