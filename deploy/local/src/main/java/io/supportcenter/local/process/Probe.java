package io.supportcenter.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A question whose answer becomes yes some time. */
@FunctionalInterface
public interface Probe {

  Duration ANSWER_MAX = Duration.ofSeconds(5);

  boolean ready() throws InterruptedException;

  default Probe and(Probe next) {
    return () -> ready() && next.ready();
  }

  /** Somebody listens on this port of the loopback address. */
  static Probe port(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), (int) ANSWER_MAX.toMillis());
        return true;
      } catch (IOException e) {
        return false;
      }
    };
  }

  /** The address answers 200. */
  static Probe http(URI uri) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER_MAX).build();
    return port(uri.getPort())
        .and(() -> {
          try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
          } catch (IOException e) {
            return false;
          }
        });
  }
}
