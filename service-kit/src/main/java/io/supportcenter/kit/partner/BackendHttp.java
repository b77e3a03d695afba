package io.supportcenter.kit.partner;

import io.supportcenter.kit.calls.CallOutcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Exchanges with partners' back ends, bounded in time and size. What an answer means is the
 * caller's to say.
 */
public final class BackendHttp {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final BackendLimits limits;
  private final HttpClient http;

  public BackendHttp(BackendLimits limits) {
    this.limits = limits;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connectTimeout())
            .build();
  }

  /**
   * Sends a request and reads its answer, whatever its status.
   *
   * @throws NoAnswer when there is none in time, or a larger one
   */
  public HttpResponse<byte[]> send(HttpRequest.Builder request) throws NoAnswer {
    try {
      return exchange(request.timeout(limits.answerTimeout()).build());
    } catch (ConnectException | HttpConnectTimeoutException _) {
      throw new NoAnswer(new CallOutcome.Retryable("no connection", Optional.empty()));
    } catch (IOException | TimeoutException e) {
      throw new NoAnswer(new CallOutcome.Unknown("no answer: " + e.getClass().getSimpleName()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NoAnswer(new CallOutcome.Unknown("interrupted"));
    }
  }

  /** The time limit holds for the body too: it may come byte by byte. */
  private HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    var answering =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.answerBytesMax()));
    try {
      return answering.get(limits.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      answering.cancel(true);
    }
  }

  /**
   * Whether paths can be appended to it: http or https, with a host, without user, query and
   * fragment.
   */
  public static boolean isBaseUrl(String url) {
    try {
      URI uri = URI.create(url);
      return SCHEMES.contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** What it asked for in Retry-After; a date there is not read. */
  public static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Integer.parseInt(text)));
  }
}
