package io.supportcenter.local.partners.mobile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Delivers SMS as Kannel's sms-service does: one GET each, again under the same id until it is
 * answered with 200.
 */
public final class SmsDelivery implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int ATTEMPTS_MAX = 300;

  private final URI gateway;
  private final String authorization;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param gateway address that takes id, from, to and text
   */
  public SmsDelivery(URI gateway, String user, String password) {
    this.gateway = gateway;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  /** Returns at once. */
  void deliver(SentSms sms) {
    HttpRequest request = request(sms, UUID.randomUUID());
    for (int copy = 0; copy < sms.copies(); copy++) {
      threads.execute(() -> deliver(request));
    }
  }

  private void deliver(HttpRequest request) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS_MAX && !isTaken(request); attempt++) {
        Thread.sleep(RETRY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTaken(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private HttpRequest request(SentSms sms, UUID id) {
    String query =
        "?id=%s&from=%s&to=%s&text=%s"
            .formatted(id, encoded(sms.from()), encoded(sms.to()), encoded(sms.text()));
    return HttpRequest.newBuilder(URI.create(gateway + query))
        .timeout(ANSWER_MAX)
        .header("Authorization", authorization)
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
