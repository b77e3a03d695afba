package io.supportcenter.registration.lookup;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.registration.partner.PartnerEndpoint;
import io.supportcenter.registration.partner.PartnerEndpoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks partners' back ends. Questions are safe GETs, so one whose answer was lost is asked again.
 * An answer that does not fit the contract counts as a fault of the partner that it will mend.
 */
@ApplicationScoped
class PartnerHttp {

  /** The partner is not in the directory (any more). */
  static final String GONE = "PARTNER_GONE";

  private final PartnerEndpoints endpoints;
  private final BackendHttp http;

  PartnerHttp(PartnerEndpoints endpoints, PartnersConfig config) {
    this.endpoints = endpoints;
    http = new BackendHttp(config);
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
      return outcome(answer(request(partner.get(), path, onBehalfOf)), understand);
    } catch (NoAnswer none) {
      return none.outcome();
    }
  }

  private static HttpRequest.Builder request(
      PartnerEndpoint partner, String path, String onBehalfOf) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(partner.baseUrl() + path))
            .header("Authorization", "Bearer " + partner.token())
            .header("Accept", "application/json, application/problem+json");
    if (onBehalfOf != null) {
      request.header("X-On-Behalf-Of", onBehalfOf);
    }
    return request.GET();
  }

  private PartnerAnswer answer(HttpRequest.Builder request) throws NoAnswer {
    HttpResponse<byte[]> answer = http.send(request);
    return new PartnerAnswer(answer.statusCode(), answer.body(), BackendHttp.retryAfter(answer));
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
}
