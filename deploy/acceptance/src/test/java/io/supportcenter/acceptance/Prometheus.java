package io.supportcenter.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The real one, which looks at the services of a running centre each second. */
final class Prometheus implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI base;

  private Prometheus(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /**
   * @param folder an empty one
   */
  static Prometheus watching(Ports ports, Path folder, Path rules) throws IOException {
    Path configuration = folder.resolve("prometheus.yaml");
    Files.writeString(
        configuration,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ['%s']
        scrape_configs:
        """
            .formatted(rules.toAbsolutePath()));
    String jobs =
        Arrays.stream(Service.values())
            .map(service -> job(service, ports))
            .collect(Collectors.joining());
    Files.writeString(configuration, Files.readString(configuration) + jobs);
    int port = freePort();
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus(process, URI.create("http://127.0.0.1:" + port));
  }

  private static String job(Service service, Ports ports) {
    return """
      - job_name: %s
        metrics_path: /q/metrics
        static_configs: [{targets: ['%s']}]
    """
        .formatted(service.module(), ports.url(service.management()).getAuthority());
  }

  /** How many series a query returns now; none when it is not understood. */
  int series(String query) {
    return answer("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .at("/data/result")
        .size();
  }

  /** The alerting rules that it has loaded and that evaluate without an error. */
  long healthyRules() {
    long healthy = 0;
    for (JsonNode group : answer("/api/v1/rules").at("/data/groups")) {
      for (JsonNode rule : group.get("rules")) {
        healthy += rule.get("health").asText().equals("ok") ? 1 : 0;
      }
    }
    return healthy;
  }

  private JsonNode answer(String path) {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return JSON.createObjectNode(); // it is starting
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    http.close();
  }
}
