package io.supportcenter.kit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * A port for a process that may be killed and started again on it. It lies below the range that
 * operating systems use for outgoing connections: a client that polls a closed port in that range
 * can connect to itself, and keep it.
 */
public final class FreePort {

  private static final int FIRST = 25_000;
  private static final int LAST = 31_999;
  private static final int TRIED_MAX = 1000;

  private FreePort() {}

  public static int take() {
    return RandomGenerator.getDefault()
        .ints(TRIED_MAX, FIRST, LAST + 1)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no free port between " + FIRST + " and " + LAST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
