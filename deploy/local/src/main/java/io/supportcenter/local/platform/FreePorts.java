package io.supportcenter.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Free ports. They are taken from below the range that operating systems use for outgoing
 * connections: a port in that range can be lost to one while its server restarts, and a client that
 * polls it may even connect to itself.
 */
public final class FreePorts {

  private static final int FIRST = 25_000;
  private static final int LAST = 31_999;

  private int next = RandomGenerator.getDefault().nextInt(FIRST, LAST);

  /** One that was not taken before. */
  public int take() {
    for (int tried = FIRST; tried <= LAST; tried++) {
      int port = next;
      next = next == LAST ? FIRST : next + 1;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
