package io.supportcenter.local.stack;

import io.supportcenter.local.platform.FreePorts;
import io.supportcenter.local.platform.PlatformPorts;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The number of each port. */
public final class Ports {

  private static final int LAST = 65_535;

  private final Map<Port, Integer> numbers;

  private Ports(Map<Port, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * @param offset added to every usual number
   * @param chosen numbers by the names that {@code --port} takes; the offset does not move them
   * @throws IllegalArgumentException with a message for the user
   */
  public static Ports of(int offset, Map<String, Integer> chosen) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      if (!chosen.containsKey(port.option())) {
        checkNotUsual(port, port.usual() + offset);
      }
      numbers.put(port, port.usual() + offset);
    }
    chosen.forEach((name, number) -> numbers.put(Port.ofOption(name), number));
    checkDistinct(numbers);
    return new Ports(numbers);
  }

  /** Any that are free. */
  public static Ports free() {
    FreePorts free = new FreePorts();
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, free.take());
    }
    return new Ports(numbers);
  }

  /** A stack with an offset is meant to run beside one that has none. */
  private static void checkNotUsual(Port moved, int number) {
    for (Port port : Port.values()) {
      if (port != moved && port.usual() == number) {
        throw new IllegalArgumentException(
            "--port-offset would move port %s to %d, which is the usual one of %s; take another, for example 10000"
                .formatted(moved.option(), number, port.option()));
      }
    }
  }

  private static void checkDistinct(Map<Port, Integer> numbers) {
    Map<Integer, Port> seen = new HashMap<>();
    numbers.forEach((port, number) -> {
      if (number < 1 || number > LAST) {
        throw new IllegalArgumentException(
            "port " + port.option() + " must be from 1 to " + LAST + ", not " + number);
      }
      Port other = seen.put(number, port);
      if (other != null) {
        throw new IllegalArgumentException(
            "ports " + other.option() + " and " + port.option() + " are both " + number);
      }
    });
  }

  public int of(Port port) {
    return numbers.get(port);
  }

  /** By the names that {@code --port} knows. */
  public Map<String, Integer> numbers() {
    Map<String, Integer> named = new TreeMap<>();
    numbers.forEach((port, number) -> named.put(port.option(), number));
    return named;
  }

  public URI url(Port port) {
    return URI.create("http://127.0.0.1:" + of(port));
  }

  public PlatformPorts platform() {
    return new PlatformPorts(
        of(Port.KAFKA),
        of(Port.KAFKA_CONTROLLER),
        of(Port.POSTGRES),
        of(Port.REGISTRY),
        of(Port.REGISTRY_MANAGEMENT),
        of(Port.KEYCLOAK),
        of(Port.KEYCLOAK_MANAGEMENT));
  }
}
