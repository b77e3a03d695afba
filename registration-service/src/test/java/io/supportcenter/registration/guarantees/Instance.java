package io.supportcenter.registration.guarantees;

import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.registration.guarantees.agent.Bug;
import io.supportcenter.registration.guarantees.agent.KitAgent;
import io.supportcenter.registration.guarantees.agent.Window;
import io.supportcenter.registration.guarantees.agent.Windows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An instance of the packaged service, with windows between its steps. */
final class Instance implements AutoCloseable {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final String name;
  private final Path signals;
  private final ServiceProcess process;

  /**
   * @param bugs mistakes that are made in it
   */
  Instance(String name, PlatformAddresses addresses, String database, Bug... bugs) {
    this(name, addresses, database, List.of(), bugs);
  }

  /**
   * @param launcher what the process is started by, for example on another host
   * @param bugs mistakes that are made in it
   */
  Instance(
      String name,
      PlatformAddresses addresses,
      String database,
      List<String> launcher,
      Bug... bugs) {
    this.name = name;
    this.signals = Path.of("target", "guarantees-windows", name).toAbsolutePath();
    try {
      Files.createDirectories(signals);
      for (Window window : Window.values()) {
        Files.deleteIfExists(Windows.hold(signals, window));
        Files.deleteIfExists(Windows.entered(signals, window));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] key = "an identity key of at least 32 bytes".getBytes(StandardCharsets.US_ASCII);
    String agent =
        Stream.concat(Stream.of(signals.toString()), Arrays.stream(bugs).map(Bug::name))
            .collect(Collectors.joining(","));
    String connector = "-Dmp.messaging.connector.smallrye-kafka.";
    this.process =
        new ServiceProcess(
            "guarantees-" + name,
            addresses,
            database,
            Map.of("REGISTRATION_IDENTITY_KEYS", "1:" + Base64.getEncoder().encodeToString(key)),
            List.of(
                "-javaagent:" + agentJar() + "=" + agent,
                connector + "client-id-prefix=" + name + "-",
                // The dead are missed sooner.
                connector + "session.timeout.ms=6000",
                connector + "heartbeat.interval.ms=2000"),
            launcher);
  }

  String name() {
    return name;
  }

  ServiceProcess process() {
    return process;
  }

  /** From now on whoever comes into the window stays there. */
  void hold(Window window) {
    try {
      Files.writeString(Windows.hold(signals, window), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitIn(Window window) {
    await(name + " is in " + window)
        .atMost(LONG)
        .until(() -> Files.exists(Windows.entered(signals, window)));
  }

  void release(Window window) {
    try {
      Files.deleteIfExists(Windows.hold(signals, window));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path agentJar() {
    Path jar = Path.of("target", "guarantees-agent.jar").toAbsolutePath();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", KitAgent.class.getName());
    String folder = KitAgent.class.getPackageName().replace('.', '/');
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> classes = Files.list(Path.of("target/test-classes", folder))) {
      for (Path one : classes.sorted().toList()) {
        out.putNextEntry(new JarEntry(folder + "/" + one.getFileName()));
        try (InputStream in = Files.newInputStream(one)) {
          in.transferTo(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  @Override
  public void close() {
    process.close();
  }
}
