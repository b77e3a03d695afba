package io.supportcenter.kit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A registry that takes connections and answers nothing until a test opens it: the worst of the
 * ways to be down.
 */
public class LateRegistry extends KitParts {

  private static final String URL = "support-center.registry.url";

  private static CountDownLatch opened = new CountDownLatch(1);
  private static URI registry;

  private ServerSocket door;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    registry = URI.create(config.get(URL));
    try {
      opened = new CountDownLatch(1);
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> accept(door));
    config.put(URL, "http://127.0.0.1:" + door.getLocalPort());
    return config;
  }

  public static void open() {
    opened.countDown();
  }

  /** Address of the registry that answers. */
  public static String behind() {
    return registry.toString();
  }

  private static void accept(ServerSocket door) {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException _) {
      // The application has ended.
    }
  }

  private static void connect(Socket client) {
    try (client) {
      opened.await();
      try (Socket server = new Socket(registry.getHost(), registry.getPort())) {
        Thread answers = Thread.ofVirtual().start(() -> copy(server, client));
        copy(client, server);
        answers.join();
      }
    } catch (IOException _) {
      // One side has closed its connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // One side has closed its connection.
    }
  }

  @Override
  public void stop() {
    open();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    super.stop();
  }
}
