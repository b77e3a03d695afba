package io.supportcenter.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services: one row each. Those that are built are started. */
public enum Service {
  REGISTRATION(Port.REGISTRATION, Port.REGISTRATION_MANAGEMENT),
  ACTIVATION(Port.ACTIVATION, Port.ACTIVATION_MANAGEMENT),
  PROACTIVE(Port.PROACTIVE, Port.PROACTIVE_MANAGEMENT),
  REACTIVATION(Port.REACTIVATION, Port.REACTIVATION_MANAGEMENT),
  SMS_ACTIVATION(Port.SMS_ACTIVATION, Port.SMS_ACTIVATION_MANAGEMENT);

  private final Port port;
  private final Port management;

  Service(Port port, Port management) {
    this.port = port;
    this.management = management;
  }

  public Port port() {
    return port;
  }

  /** Where it answers about its health and metrics. */
  public Port management() {
    return management;
  }

  /** Its folder in the source tree, and its name everywhere. */
  public String module() {
    return port.option() + "-service";
  }

  /** Database, role and password. */
  public String database() {
    return port.option().replace('-', '_');
  }

  /** Where the simulator of the partners that only this service has listens. */
  Optional<Port> partners() {
    return switch (this) {
      case REGISTRATION -> Optional.empty();
      case ACTIVATION -> Optional.of(Port.PROVIDER);
      case PROACTIVE -> Optional.of(Port.VENDOR);
      case REACTIVATION -> Optional.of(Port.ACCOUNT_SYSTEM);
      case SMS_ACTIVATION -> Optional.of(Port.MOBILE_NETWORK);
    };
  }

  Path jar(Path root) {
    return root.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  static List<Service> builtIn(Path root) {
    return Arrays.stream(values()).filter(service -> Files.exists(service.jar(root))).toList();
  }

  /** The names of all. */
  public static List<String> modules() {
    return Arrays.stream(values()).map(Service::module).toList();
  }

  static List<String> databases() {
    return Arrays.stream(values()).map(Service::database).toList();
  }
}
