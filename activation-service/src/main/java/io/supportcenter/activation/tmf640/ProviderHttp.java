package io.supportcenter.activation.tmf640;

import io.supportcenter.activation.directory.ProviderEndpoint;
import io.supportcenter.kit.calls.CallOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Talks to providers' back ends. */
@ApplicationScoped
class ProviderHttp {

  /** Nothing was done: the token is wrong, too many requests, or the back end is away. */
  private static final Set<Integer> NOTHING_DONE = Set.of(401, 403, 408, 425, 429, 503);

  private final ProviderHttpConfig config;
  private final HttpClient http;

  ProviderHttp(ProviderHttpConfig config) {
    this.config = config;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  Reply get(ProviderEndpoint provider, String path) throws ProviderFault {
    return send(request(provider, path).GET().build());
  }

  Reply patch(ProviderEndpoint provider, String path, String json) throws ProviderFault {
    return send(
        request(provider, path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(json))
            .build());
  }

  Reply post(ProviderEndpoint provider, String path, byte[] json, Map<String, String> headers)
      throws ProviderFault {
    HttpRequest.Builder request =
        request(provider, path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofByteArray(json)).build());
  }

  private HttpRequest.Builder request(ProviderEndpoint provider, String path) {
    return HttpRequest.newBuilder(URI.create(provider.baseUrl() + path))
        .timeout(config.answerTimeout())
        .header("Authorization", "Bearer " + provider.token())
        .header("Accept", "application/json");
  }

  /**
   * An answer that says something about what was asked.
   *
   * @throws ProviderFault for the others
   */
  private Reply send(HttpRequest request) throws ProviderFault {
    Reply reply = answer(request);
    if (NOTHING_DONE.contains(reply.status())) {
      throw retryable("answered " + reply.status(), reply);
    }
    if (reply.status() >= 500) {
      throw new ProviderFault(new CallOutcome.Unknown("answered " + reply.status()));
    }
    if (reply.status() >= 400 && reply.error().isEmpty()) {
      throw retryable("answered " + reply.status() + " without a code", reply);
    }
    return reply;
  }

  private Reply answer(HttpRequest request) throws ProviderFault {
    try {
      return exchange(request);
    } catch (ConnectException | HttpConnectTimeoutException _) {
      throw new ProviderFault(new CallOutcome.Retryable("no connection", Optional.empty()));
    } catch (IOException | TimeoutException e) {
      throw new ProviderFault(
          new CallOutcome.Unknown("no answer: " + e.getClass().getSimpleName()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ProviderFault(new CallOutcome.Unknown("interrupted"));
    }
  }

  /** The time limit holds for the body too: a provider may send it byte by byte. */
  private Reply exchange(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    var answering =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.answerBytesMax()));
    try {
      return Reply.of(answering.get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      answering.cancel(true);
    }
  }

  private static ProviderFault retryable(String detail, Reply reply) {
    return new ProviderFault(new CallOutcome.Retryable(detail, reply.retryAfter()));
  }
}
