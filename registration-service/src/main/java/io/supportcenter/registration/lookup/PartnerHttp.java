package io.supportcenter.registration.lookup;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.registration.partner.PartnerEndpoint;
import io.supportcenter.registration.partner.PartnerEndpoints;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks partners' back ends. Questions are safe GETs, so one whose answer was lost is asked again.
 * An answer that does not fit the contract counts as a fault of the partner that it will mend.
 */
@ApplicationScoped
class PartnerHttp {

  /** The partner is not in the directory (any more). */
  static final String GONE = "PARTNER_GONE";

  private static final int RETRY_AFTER_SECONDS_MAX = 86_400;

  private final PartnerEndpoints endpoints;
  private final PartnersConfig config;
  private final HttpClient http;

  PartnerHttp(PartnerEndpoints endpoints, PartnersConfig config) {
    this.endpoints = endpoints;
    this.config = config;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  /**
   * @param path below the partner's base URL, encoded
   * @param onBehalfOf the user, or null
   * @param understand what the answer means; throws {@link UnfitAnswer} for one outside the
   *     contract
   */
  CallOutcome ask(
      BackendCall call,
      String path,
      String onBehalfOf,
      Function<PartnerAnswer, CallOutcome> understand) {
    Optional<PartnerEndpoint> partner = endpoints.find(call.partner());
    if (partner.isEmpty()) {
      return new CallOutcome.Permanent(GONE, "no partner " + call.partner());
    }
    try {
      return outcome(send(request(partner.get(), path, onBehalfOf)), understand);
    } catch (ConnectException | HttpConnectTimeoutException _) {
      return retryable("no connection", Optional.empty());
    } catch (IOException | TimeoutException e) {
      return new CallOutcome.Unknown("no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new CallOutcome.Unknown("interrupted");
    }
  }

  private HttpRequest request(PartnerEndpoint partner, String path, String onBehalfOf) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(partner.baseUrl() + path))
            .timeout(config.answerTimeout())
            .header("Authorization", "Bearer " + partner.token())
            .header("Accept", "application/json, application/problem+json");
    if (onBehalfOf != null) {
      request.header("X-On-Behalf-Of", onBehalfOf);
    }
    return request.GET().build();
  }

  /** The time limit holds for the body too: a partner may send it byte by byte. */
  private PartnerAnswer send(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    var answering =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.answerBytesMax()));
    try {
      HttpResponse<byte[]> answer =
          answering.get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return new PartnerAnswer(answer.statusCode(), answer.body(), retryAfter(answer));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      answering.cancel(true);
    }
  }

  private static CallOutcome outcome(
      PartnerAnswer answer, Function<PartnerAnswer, CallOutcome> understand) {
    int status = answer.status();
    if (status == 401 || status == 408 || status == 429 || status >= 500) {
      return retryable("answered " + status, answer.retryAfter());
    }
    try {
      return understand.apply(answer);
    } catch (UnfitAnswer unfit) {
      return retryable("answered " + status + ", " + unfit.getMessage(), Optional.empty());
    }
  }

  private static CallOutcome retryable(String detail, Optional<Duration> after) {
    return new CallOutcome.Retryable(detail, after);
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, RETRY_AFTER_SECONDS_MAX)));
  }
}
