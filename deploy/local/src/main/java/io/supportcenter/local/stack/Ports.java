package io.supportcenter.local.stack;

import io.supportcenter.local.platform.FreePorts;
import io.supportcenter.local.platform.PlatformPorts;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
   * @param chosen {@code name=number} each; not moved by the offset
   * @throws IllegalArgumentException with a message for the user
   */
  public static Ports of(int offset, List<String> chosen) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, port.usual() + offset);
    }
    for (String choice : chosen) {
      String[] parts = choice.split("=", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("--port is written name=number, not " + choice);
      }
      numbers.put(Port.ofOption(parts[0]), number(parts[1]));
    }
    checkDistinct(numbers);
    return new Ports(numbers);
  }

  /** Any that nobody listens on. */
  public static Ports free() {
    FreePorts free = new FreePorts();
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, free.take());
    }
    return new Ports(numbers);
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
  }

  private static void checkDistinct(Map<Port, Integer> numbers) {
    Map<Integer, Port> seen = new HashMap<>();
    numbers.forEach((port, number) -> {
      if (number < 1 || number > LAST) {
        throw new IllegalArgumentException(
            "port " + port.option() + " cannot be " + number + " (1 to " + LAST + ")");
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
        of(Port.REGISTRY_MANAGEMENT));
  }
}
