package io.supportcenter.local.lifeline;

import java.io.IOException;

/**
 * Java agent that ends its process when the parent is gone, however it went: the parent holds the
 * other end of our standard input, and the operating system closes it even after a SIGKILL.
 */
public final class Lifeline {

  /** Agent argument: end by way of the shutdown hooks, for a process that has something to undo. */
  public static final String EXIT = "exit";

  private static final int STATUS = 137;

  private Lifeline() {}

  /** Called by the JVM before the program's own {@code main}. */
  public static void premain(String argument) {
    Runnable end =
        EXIT.equals(argument) ? () -> System.exit(STATUS) : () -> Runtime.getRuntime().halt(STATUS);
    Thread.ofPlatform()
        .daemon()
        .name("lifeline")
        .start(() -> {
          awaitEndOfInput();
          end.run();
        });
  }

  private static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said on this line; only its end counts.
      }
    } catch (IOException e) {
      // A broken pipe means the same as its end: the parent is gone.
    }
  }
}
