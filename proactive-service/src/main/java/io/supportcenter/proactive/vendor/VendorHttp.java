package io.supportcenter.proactive.vendor;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.partner.EndpointDirectory;
import io.supportcenter.kit.partner.NoAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Talks to vendors' back ends. What cannot have reached the vendor may be repeated; what may have,
 * and was not answered, is unknown. An answer that does not fit the contract counts as a fault of
 * the vendor that it will mend.
 */
@ApplicationScoped
public class VendorHttp {

  /** The vendor is not in the directory. */
  public static final String NOT_KNOWN = "VENDOR_NOT_KNOWN";

  private final EndpointDirectory<Vendor> vendors;
  private final BackendHttp http;

  VendorHttp(AgroalDataSource dataSource, VendorsConfig config) {
    this.vendors = new EndpointDirectory<>("vendors", dataSource, VendorStore::find);
    this.http = new BackendHttp(config);
  }

  /**
   * One request.
   *
   * @param path below the vendor's base URL, encoded
   * @param body JSON; empty for none
   * @param onBehalfOf the user
   */
  public record Question(String method, String path, Optional<String> body, String onBehalfOf) {

    public static Question get(String path, String onBehalfOf) {
      return new Question("GET", path, Optional.empty(), onBehalfOf);
    }
  }

  /** A path segment. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Sends it and says how it ended.
   *
   * @param understand what the answer means; throws {@link UnfitAnswer} for one outside the
   *     contract
   */
  public CallOutcome ask(
      String vendorId, Question question, Function<VendorAnswer, CallOutcome> understand) {
    Optional<Vendor> vendor = vendors.find(vendorId);
    if (vendor.isEmpty()) {
      return new CallOutcome.Permanent(NOT_KNOWN, "no vendor " + vendorId);
    }
    try {
      return outcome(answer(request(vendor.get(), question)), understand);
    } catch (NoAnswer none) {
      return none.outcome();
    }
  }

  private static HttpRequest.Builder request(Vendor vendor, Question question) {
    BodyPublisher body =
        question.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(vendor.baseUrl() + question.path()))
            .header("Authorization", "Bearer " + vendor.token())
            .header("Accept", "application/json, application/problem+json")
            .header("X-On-Behalf-Of", question.onBehalfOf())
            .method(question.method(), body);
    question.body().ifPresent(_ -> request.header("Content-Type", "application/json"));
    return request;
  }

  private VendorAnswer answer(HttpRequest.Builder request) throws NoAnswer {
    HttpResponse<byte[]> answer = http.send(request);
    return new VendorAnswer(answer.statusCode(), answer.body(), BackendHttp.retryAfter(answer));
  }

  private static CallOutcome outcome(
      VendorAnswer answer, Function<VendorAnswer, CallOutcome> understand) {
    int status = answer.status();
    if (status == 401 || status == 408 || status == 429 || status == 503) {
      return retryable("answered " + status, answer.retryAfter());
    }
    if (status >= 500) {
      return new CallOutcome.Unknown("answered " + status);
    }
    try {
      return understand.apply(answer);
    } catch (UnfitAnswer unfit) {
      return new CallOutcome.Unknown("answered " + status + ", " + unfit.getMessage());
    }
  }

  private static CallOutcome retryable(String detail, Optional<Duration> after) {
    return new CallOutcome.Retryable(detail, after);
  }
}
