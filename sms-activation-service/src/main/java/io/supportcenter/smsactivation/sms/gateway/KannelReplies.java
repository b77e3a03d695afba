package io.supportcenter.smsactivation.sms.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.partner.BackendLimits;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.config.SmsActivationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends replies by the Kannel that an SMS came through ({@code sendsms}). Kannel cannot be asked
 * what it has taken: when its answer is lost the reply is sent again, so a phone may rarely get it
 * twice.
 */
@ApplicationScoped
public class KannelReplies implements BackendOperation {

  private static final Logger LOG = Logger.getLogger(KannelReplies.class);
  private static final String NAME = "send-sms-reply";

  /** A later reply would only puzzle the person. */
  private static final Duration USEFUL = Duration.ofHours(1);

  private final Map<String, URI> urls;
  private final ObjectMapper json;
  private final BackendHttp http = new BackendHttp(new Limits());

  @Inject
  KannelReplies(SmsActivationConfig config, ObjectMapper json) {
    this(config.kannelReplies(), json);
  }

  KannelReplies(Map<String, URI> urls, ObjectMapper json) {
    this.urls = urls;
    this.json = json;
  }

  /** Kannel answers with a line. */
  private record Limits() implements BackendLimits {
    @Override
    public int answerBytesMax() {
      return 4096;
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(3);
    }

    @Override
    public Duration answerTimeout() {
      return Duration.ofSeconds(8);
    }
  }

  /** What a call carries. */
  record Reply(String from, String to, String text, Instant until) {}

  /** Calls for the replies that go by a Kannel. */
  public List<BackendCall> calls(List<SmsReplyIssued> replies) {
    return replies.stream()
        .filter(reply -> urls.containsKey(reply.getGatewayId()))
        .map(this::call)
        .toList();
  }

  private BackendCall call(SmsReplyIssued reply) {
    return BackendCall.now(
        reply.getGatewayId(),
        NAME,
        reply.getReplyId(),
        write(
            new Reply(
                reply.getShortCode(),
                reply.getRecipient(),
                reply.getText(),
                reply.getOccurredAt().plus(USEFUL))));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    Reply reply = read(call.request());
    URI url = urls.get(call.partner());
    if (url == null) {
      return new CallOutcome.Permanent("NO_ADDRESS", "no address for replies by " + call.partner());
    }
    if (Instant.now().isAfter(reply.until())) {
      return new CallOutcome.Permanent("TOO_LATE", "not taken in " + USEFUL);
    }
    return send(url, reply);
  }

  private CallOutcome send(URI url, Reply reply) {
    try {
      return outcome(http.send(request(url, reply)).statusCode());
    } catch (NoAnswer none) {
      return none.outcome();
    }
  }

  private static HttpRequest.Builder request(URI url, Reply reply) {
    String query =
        "from=%s&to=%s&text=%s&charset=UTF-8"
            .formatted(encoded(reply.from()), encoded(reply.to()), encoded(reply.text()));
    String separator = url.getRawQuery() == null ? "?" : "&";
    return HttpRequest.newBuilder(URI.create(url + separator + query));
  }

  /** 202 also when it is queued; 403 while user or password is wrong. */
  private static CallOutcome outcome(int status) {
    return switch (status) {
      case 200, 202 -> CallOutcome.Success.DONE;
      case 401, 403, 429, 503 -> new CallOutcome.Retryable("answered " + status, Optional.empty());
      default ->
          status < 500
              ? new CallOutcome.Permanent("REFUSED", "answered " + status)
              : new CallOutcome.Unknown("answered " + status);
    };
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) {
    for (CompletedCall settled : calls) {
      if (settled.outcome() instanceof CallOutcome.Permanent(String code, String detail)) {
        LOG.warnf("reply %s was not sent: %s, %s", settled.call().subject(), code, detail);
      }
    }
    return Effects.NONE;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String write(Reply reply) {
    try {
      return json.writeValueAsString(reply);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply read(String text) {
    try {
      return json.readValue(text, Reply.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
