package io.supportcenter.local.partners.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server for the back ends of one kind of partner, one virtual thread per request; on
 * 127.0.0.1, or on the address in the environment variable {@code PARTNER_HOST}.
 */
public final class PartnerServer implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final String HOST = System.getenv().getOrDefault("PARTNER_HOST", "127.0.0.1");

  private final HttpServer server;
  private final ExecutorService threads;

  private PartnerServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts serving.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static PartnerServer start(int port, String token, int latencyMs, PartnerApi api)
      throws IOException {
    // Without it small answers on kept connections wait 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var server = bound(port);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var faults = new Faults(latencyMs);
    var script = new Script();
    var log = new RequestLog();
    server.createContext("/control/", Exchanges.guarded(new ControlApi(api, faults, script, log)));
    server.createContext("/", Exchanges.guarded(new PartnerGate(api, token, faults, script, log)));
    server.setExecutor(threads);
    server.start();
    return new PartnerServer(server, threads);
  }

  private static HttpServer bound(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral(HOST), port);
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (BindException e) {
      throw new IOException("port " + port + ": " + e.getMessage(), e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
