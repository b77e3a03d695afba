package io.supportcenter.kit.partner;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.UnfitRequest;
import io.supportcenter.kit.trace.TraceParent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Makes requests to partners' back ends, bounded in time and size, outside of transactions, and
 * says how an attempt ended: by the table in {@link AnswerMeaning}, and for an answer about what
 * was asked as the operation understands it.
 */
public final class PartnerClient {

  private static final String ACCEPT = "application/json, application/problem+json";

  /** Of an operation's time limit, for all but its requests. */
  private static final Duration BESIDES = Duration.ofSeconds(1);

  private final Function<String, Optional<PartnerEndpoint>> directory;
  private final AddressRules addresses;
  private final PartnerLimits limits;
  private final CallOutcome whenMissing;
  private final HttpClient http;

  /**
   * @param whenMissing how an attempt ends when the directory does not have the partner, or no
   *     address of it
   */
  public PartnerClient(PartnerDirectory directory, PartnerLimits limits, CallOutcome whenMissing) {
    this(directory::find, directory.addresses(), limits, whenMissing);
  }

  /** With partners that are found in another way, as in tests. */
  public PartnerClient(
      Function<String, Optional<PartnerEndpoint>> directory,
      AddressRules addresses,
      PartnerLimits limits,
      CallOutcome whenMissing) {
    this.directory = directory;
    this.addresses = addresses;
    this.limits = limits;
    this.whenMissing = whenMissing;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connectTimeout())
            .build();
  }

  /**
   * What an answer means. It throws {@link UnfitAnswer} for one outside the contract.
   *
   * @param <T> what is made of it
   */
  @FunctionalInterface
  public interface Understanding<T> {
    T of(PartnerAnswer answer) throws NoAnswer;
  }

  /** One or more requests to a partner, by {@link #exchange}. */
  @FunctionalInterface
  public interface Conversation {
    CallOutcome with(PartnerEndpoint partner) throws NoAnswer;
  }

  /** One request. */
  public CallOutcome ask(
      String partner, PartnerRequest request, Understanding<CallOutcome> understanding) {
    return talk(partner, endpoint -> exchange(endpoint, request, understanding));
  }

  /** Several requests that make one attempt. */
  public CallOutcome talk(String partner, Conversation conversation) {
    Optional<PartnerEndpoint> endpoint =
        directory.apply(partner).filter(found -> found.baseUrl() != null);
    if (endpoint.isEmpty()) {
      return whenMissing;
    }
    try {
      return conversation.with(endpoint.get());
    } catch (NoAnswer none) {
      return none.outcome();
    }
  }

  /**
   * One request of a conversation.
   *
   * @throws NoAnswer when there is no answer about what was asked
   */
  public <T> T exchange(
      PartnerEndpoint partner, PartnerRequest request, Understanding<T> understanding)
      throws NoAnswer {
    HttpResponse<byte[]> response = send(partner, request);
    PartnerAnswer answer =
        new PartnerAnswer(
            response.statusCode(), response.body(), response.headers().firstValue("Location"));
    switch (AnswerMeaning.of(answer)) {
      case NOTHING_DONE ->
          throw new NoAnswer(new CallOutcome.Retryable(answer.toString(), retryAfter(response)));
      case IN_DOUBT -> throw inDoubt(request, answer.toString(), retryAfter(response));
      case ANSWERED -> {}
    }
    try {
      return understanding.of(answer);
    } catch (UnfitAnswer unfit) {
      throw inDoubt(request, answer + ", " + unfit.getMessage(), retryAfter(response));
    }
  }

  /** The time limit of an operation that makes so many requests, one after another. */
  public Duration timeout(int requests) {
    return limits.answerTimeout().multipliedBy(requests).plus(BESIDES);
  }

  private HttpResponse<byte[]> send(PartnerEndpoint partner, PartnerRequest request)
      throws NoAnswer {
    HttpRequest built = built(partner, request);
    checkAddress(built.uri());
    try {
      return receive(built);
    } catch (ConnectException | HttpConnectTimeoutException _) {
      throw new NoAnswer(new CallOutcome.Retryable("no connection"));
    } catch (IOException | TimeoutException e) {
      throw inDoubt(request, "no answer: " + e.getClass().getSimpleName(), Optional.empty());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw inDoubt(request, "interrupted", Optional.empty());
    }
  }

  /**
   * For each request: a host may have other addresses than when it was entered. The connection uses
   * the same answer, which Java keeps for 30 s.
   */
  private void checkAddress(URI url) throws NoAnswer {
    try {
      Optional<String> refusal = addresses.refusal(url);
      if (refusal.isPresent()) {
        throw new NoAnswer(new CallOutcome.Retryable("not called, the URL " + refusal.get()));
      }
    } catch (UnknownHostException _) {
      throw new NoAnswer(new CallOutcome.Retryable("no connection"));
    }
  }

  private HttpRequest built(PartnerEndpoint partner, PartnerRequest request) {
    try {
      return http(partner, request);
    } catch (IllegalArgumentException e) {
      throw new UnfitRequest(e);
    }
  }

  private HttpRequest http(PartnerEndpoint partner, PartnerRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(partner.baseUrl() + request.path()))
            .timeout(limits.answerTimeout())
            .header("Accept", ACCEPT)
            .method(
                request.method(),
                request.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
    if (request.isAuthorized()) {
      builder.header("Authorization", "Bearer " + partner.token());
    }
    request.headers().forEach(builder::header);
    TraceParent.current().ifPresent(place -> builder.header("traceparent", place));
    return builder.build();
  }

  /** The time limit is for the body too, which may arrive byte by byte. */
  private HttpResponse<byte[]> receive(HttpRequest request)
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

  private static NoAnswer inDoubt(PartnerRequest request, String detail, Optional<Duration> after) {
    return new NoAnswer(
        request.isSafe()
            ? new CallOutcome.Retryable(detail, after)
            : new CallOutcome.Unknown(detail));
  }

  private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(text -> RetryAfter.read(text.strip(), Instant.now()));
  }
}
