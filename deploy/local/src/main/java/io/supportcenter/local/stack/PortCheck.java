package io.supportcenter.local.stack;

import io.supportcenter.local.platform.FreePorts;
import io.supportcenter.local.process.PartFailed;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that all ports are free before anything is started. */
final class PortCheck {

  private static final int EXAMPLE_OFFSET = 10_000;

  private PortCheck() {}

  /**
   * @throws PartFailed naming each busy port, what it is for, who has it and how to change it
   */
  static void requireFree(Ports ports, Collection<Port> needed) {
    List<Port> busy = needed.stream().filter(port -> !FreePorts.isFree(ports.of(port))).toList();
    if (!busy.isEmpty()) {
      throw new PartFailed(
          busy.stream()
                  .map(port -> describe(port, ports.of(port)))
                  .collect(Collectors.joining("\n"))
              + "\nEnd what uses it, or move all ports with --port-offset "
              + EXAMPLE_OFFSET
              + ".");
    }
  }

  private static String describe(Port port, int number) {
    return "Port %d (%s) is in use%s. To take another: --port %s=NUMBER"
        .formatted(
            number,
            port.purpose(),
            PortHolder.of(number).map(holder -> " by " + holder).orElse(""),
            port.option());
  }
}
