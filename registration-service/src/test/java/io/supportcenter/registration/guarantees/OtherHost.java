package io.supportcenter.registration.guarantees;

import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.PlatformAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A host of an instance's own: a network namespace, joined to this one by a link that can drop
 * everything. Nobody closes a connection then: PostgreSQL and Kafka go on believing that it is
 * there, as they do when a machine loses its power or its network.
 *
 * <p>The parts listen on loopback only, so a proxy on either side of the link carries each port.
 */
final class OtherHost implements AutoCloseable {

  private static final String NAME = "guarantees";
  private static final String LINK = "guarantees0";
  private static final String HERE = "10.211.7.1";
  private static final String THERE = "10.211.7.2";

  private final List<Process> proxies = new ArrayList<>();

  OtherHost(PlatformAddresses addresses) {
    close();
    run("ip", "netns", "add", NAME);
    run("ip", "link", "add", LINK, "type", "veth", "peer", "name", "eth0", "netns", NAME);
    run("ip", "addr", "add", HERE + "/30", "dev", LINK);
    run("ip", "link", "set", LINK, "up");
    run(there("ip", "addr", "add", THERE + "/30", "dev", "eth0"));
    run(there("ip", "link", "set", "eth0", "up"));
    run(there("ip", "link", "set", "lo", "up"));
    for (int port : ports(addresses)) {
      proxy("socat", listen(port, HERE), "TCP:127.0.0.1:" + port);
      proxy(there("socat", listen(port, "127.0.0.1"), "TCP:" + HERE + ":" + port));
      await().until(() -> isOpen(port));
    }
  }

  /** Namespaces are for root, and socat is not on every machine. */
  static boolean isPossible() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/bin/socat"));
  }

  /** What runs that command over there. */
  static String[] there(String... command) {
    return Stream.concat(Stream.of("ip", "netns", "exec", NAME), Stream.of(command))
        .toArray(String[]::new);
  }

  /** From now on every packet is lost. */
  void dropEverything() {
    run("ip", "link", "set", LINK, "down");
  }

  private static List<Integer> ports(PlatformAddresses addresses) {
    return Stream.of(
            "kafka://" + addresses.bootstrapServers(),
            addresses.registryUrl(),
            addresses.jdbcUrl("any").substring("jdbc:".length()))
        .map(address -> URI.create(address).getPort())
        .toList();
  }

  private static String listen(int port, String address) {
    return "TCP-LISTEN:%d,bind=%s,fork,reuseaddr".formatted(port, address);
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HERE, port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void proxy(String... command) {
    try {
      proxies.add(new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    if (exitCode(command) != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private static int exitCode(String... command) {
    try {
      return new ProcessBuilder(command).start().onExit().join().exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also what an earlier run has left. */
  @Override
  public void close() {
    proxies.forEach(proxy -> {
      proxy.descendants().forEach(ProcessHandle::destroyForcibly);
      proxy.destroyForcibly();
    });
    exitCode("ip", "link", "del", LINK);
    exitCode("ip", "netns", "del", NAME);
  }
}
