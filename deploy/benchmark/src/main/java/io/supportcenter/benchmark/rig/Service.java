package io.supportcenter.benchmark.rig;

import io.supportcenter.kit.testing.FreePort;
import io.supportcenter.kit.testing.RaisedLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A service as it is packaged, in a process of its own, on a database of its own and on the
 * product's topics, the plain ones too, with its defaults, except how often a caller may ask.
 */
public final class Service implements AutoCloseable {

  private static final long READY_NANOS_MAX = 180_000_000_000L;
  private static final long LOOK_NANOS = 50_000_000;

  private final Rig rig;
  private final int port;
  private final int management;
  private final Jvm process;
  private final Http http = new Http();

  private Service(Rig rig, int port, int management, Jvm process) {
    this.rig = rig;
    this.port = port;
    this.management = management;
    this.process = process;
  }

  /**
   * Returns at once.
   *
   * @param name of its log
   * @param module for example {@code registration-service}
   * @param more what an operator sets
   */
  public static Service launch(
      Rig rig, String name, String module, String database, Map<String, String> more) {
    return launch(rig, rig.root(), name, module, database, more);
  }

  private static Service launch(
      Rig rig, Path root, String name, String module, String database, Map<String, String> more) {
    int port = FreePort.take();
    int management = FreePort.take();
    Map<String, String> properties = new HashMap<>(RaisedLimits.properties());
    properties.put("support-center.plain-topics", "true");
    properties.putAll(more);
    properties.put("kafka.bootstrap.servers", rig.addresses().bootstrapServers());
    properties.put("support-center.registry.url", rig.addresses().registryUrl());
    properties.put("support-center.registry.auto-register", "true");
    properties.putAll(rig.addresses().database(database));
    properties.put("quarkus.http.host", "127.0.0.1");
    properties.put("quarkus.http.port", Integer.toString(port));
    properties.put("quarkus.management.host", "127.0.0.1");
    properties.put("quarkus.management.port", Integer.toString(management));
    properties.put("quarkus.oidc.public-key", rig.publicKey());
    properties.put("quarkus.oidc.token.issuer", Rig.ISSUER);
    properties.put("quarkus.oidc.token.audience", Rig.AUDIENCE);
    properties.put("support-center.insecure-local", "true");
    properties.put("support-center.partners.http-allowed", "true");
    properties.put("support-center.partners.allowed-networks", "127.0.0.0/8");
    Path app = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return new Service(
        rig, port, management, Jvm.start(rig, name, properties, List.of("-jar", app.toString())));
  }

  /** The same; returns when it is ready. */
  public static Service start(
      Rig rig, String name, String module, String database, Map<String, String> more) {
    return start(rig, rig.root(), name, module, database, more);
  }

  /**
   * The same of another build.
   *
   * @param root of its source tree
   */
  public static Service start(
      Rig rig, Path root, String name, String module, String database, Map<String, String> more) {
    Service service = launch(rig, root, name, module, database, more);
    service.awaitReady();
    return service;
  }

  public void awaitReady() {
    long deadline = System.nanoTime() + READY_NANOS_MAX;
    while (!isReady("/q/health/ready") || !isReady("/q/health/group/intake")) {
      process.requireAlive();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not ready; see its log");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private boolean isReady(String path) {
    return http.isReady(URI.create("http://127.0.0.1:" + management + path));
  }

  public int port() {
    return port;
  }

  public Jvm process() {
    return process;
  }

  /**
   * A command that must succeed.
   *
   * @param json empty for no body
   * @return the answer's body
   */
  public String send(String method, String path, String subject, String role, String json) {
    return http.send(method, uri(path), rig.token(subject, role), json);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}
