package io.supportcenter.benchmark.rig;

import io.supportcenter.kit.testing.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Simulated partners of one kind, in a process of their own, as the local stack has them. */
public final class Partner implements AutoCloseable {

  public static final String TOKEN = "benchmark-partner-token";

  private static final long READY_NANOS_MAX = 60_000_000_000L;
  private static final long LOOK_NANOS = 20_000_000;

  private final int port;
  private final Jvm process;
  private final Http http = new Http();

  private Partner(int port, Jvm process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Returns when it listens.
   *
   * @param main class in {@code io.supportcenter.local.partners}
   * @param data file in {@code deploy/local/samples/partners}
   * @param latencyMs that each answer takes
   */
  public static Partner start(Rig rig, String main, String data, int latencyMs) {
    int port = FreePort.take();
    Path local = rig.root().resolve("deploy/local");
    Partner partner =
        new Partner(
            port,
            Jvm.start(
                rig,
                main,
                Map.of(),
                List.of(
                    "-cp",
                    local.resolve("target/dist/lib") + "/*",
                    "io.supportcenter.local.partners." + main,
                    "--port",
                    Integer.toString(port),
                    "--data",
                    local.resolve("samples/partners").resolve(data).toString(),
                    "--token",
                    TOKEN,
                    "--latency-ms",
                    Integer.toString(latencyMs))));
    partner.awaitListening();
    return partner;
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + READY_NANOS_MAX;
    while (!listens()) {
      process.requireAlive();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("does not listen; see its log");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private boolean listens() {
    try (Socket _ = new Socket("127.0.0.1", port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Tells it what it is to know, or asks it what it was asked. */
  public String control(String method, String path, String json) {
    return http.send(method, URI.create(url() + "/control/" + path), "", json);
  }

  /** Seconds of processor time since it began. */
  public double cpuSeconds() {
    return new CpuTime(List.of(process.handle())).seconds();
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}
