package io.supportcenter.activation.tmf640;

import io.supportcenter.activation.directory.ProviderEndpoint;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.partner.NoAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;

/** Talks to providers' back ends. */
@ApplicationScoped
class ProviderHttp {

  /** Nothing was done: the token is wrong, too many requests, or the back end is away. */
  private static final Set<Integer> NOTHING_DONE = Set.of(401, 403, 408, 425, 429, 503);

  private final BackendHttp http;

  ProviderHttp(ProviderHttpConfig config) {
    http = new BackendHttp(config);
  }

  Reply get(ProviderEndpoint provider, String path) throws ProviderFault {
    return send(request(provider, path).GET());
  }

  Reply patch(ProviderEndpoint provider, String path, String json) throws ProviderFault {
    return send(
        request(provider, path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  Reply post(ProviderEndpoint provider, String path, byte[] json, Map<String, String> headers)
      throws ProviderFault {
    HttpRequest.Builder request =
        request(provider, path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofByteArray(json)));
  }

  private static HttpRequest.Builder request(ProviderEndpoint provider, String path) {
    return HttpRequest.newBuilder(URI.create(provider.baseUrl() + path))
        .header("Authorization", "Bearer " + provider.token())
        .header("Accept", "application/json");
  }

  /**
   * An answer that says something about what was asked.
   *
   * @throws ProviderFault for the others
   */
  private Reply send(HttpRequest.Builder request) throws ProviderFault {
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

  private Reply answer(HttpRequest.Builder request) throws ProviderFault {
    try {
      return Reply.of(http.send(request));
    } catch (NoAnswer none) {
      throw new ProviderFault(none.outcome());
    }
  }

  private static ProviderFault retryable(String detail, Reply reply) {
    return new ProviderFault(new CallOutcome.Retryable(detail, reply.retryAfter()));
  }
}
