package io.supportcenter.smsactivation.sms.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.AddressRules;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.PartnerLimits;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.ReplyKind;
import io.supportcenter.smsactivation.sms.SmsReply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an HTTP server that answers as Kannel's sendsms does; see KannelIT for a real one. */
class KannelRepliesTest {

  private static final String GATEWAY = "kannel";

  private final List<String> queries = new CopyOnWriteArrayList<>();
  private HttpServer sendsms;
  private volatile int status = 202;

  /** Kannel answers with a line. */
  private record Limits() implements PartnerLimits {
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

  @BeforeEach
  void listen() throws IOException {
    sendsms = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    sendsms.createContext(
        "/cgi-bin/sendsms",
        exchange -> {
          queries.add(exchange.getRequestURI().getRawQuery());
          if (status > 0) {
            exchange.sendResponseHeaders(status, -1);
          }
          exchange.close();
        });
    sendsms.start();
  }

  @AfterEach
  void stop() {
    sendsms.stop(0);
  }

  @Test
  void shouldSendFromTheShortCodeToThePhone() {
    assertThat(attempt(GATEWAY, Instant.now())).isInstanceOf(CallOutcome.Success.class);

    assertThat(queries)
        .containsExactly(
            "username=centre&password=50%25&from=70011&to=%2B491711234567"
                + "&text=Your+account+is+already+active.&charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 503})
  void shouldTryAgainWhatKannelDidNotTake(int refusal) {
    status = refusal;
    assertThat(attempt(GATEWAY, Instant.now())).isInstanceOf(CallOutcome.Retryable.class);
  }

  @Test
  void shouldTryAgainWhenThereIsNoKannel() {
    sendsms.stop(0);
    assertThat(attempt(GATEWAY, Instant.now())).isInstanceOf(CallOutcome.Retryable.class);
  }

  @Test
  void shouldNotKnowWhetherKannelTookItWhenTheAnswerIsLost() {
    status = 0;
    assertThat(attempt(GATEWAY, Instant.now())).isInstanceOf(CallOutcome.Unknown.class);
  }

  @Test
  void shouldGiveUpWhatKannelRefuses() {
    status = 400;
    assertThat(attempt(GATEWAY, Instant.now())).isInstanceOf(CallOutcome.Permanent.class);
  }

  @Test
  void shouldNotSendWhatIsTooOld() {
    assertThat(attempt(GATEWAY, Instant.now().minus(Duration.ofMinutes(61))))
        .isInstanceOf(CallOutcome.Permanent.class);
    assertThat(queries).isEmpty();
  }

  @Test
  void shouldGiveUpWhenTheGatewayIsRemoved() {
    assertThat(attempt("another", Instant.now())).isInstanceOf(CallOutcome.Permanent.class);
    assertThat(queries).isEmpty();
  }

  private CallOutcome attempt(String gateway, Instant issuedAt) {
    PartnerEndpoint kannel =
        new PartnerEndpoint(
            GATEWAY,
            "http://127.0.0.1:" + sendsms.getAddress().getPort() + "/cgi-bin/sendsms",
            "username=centre&password=50%25");
    KannelReplies replies =
        new KannelReplies(
            new PartnerClient(
                id -> Optional.of(kannel).filter(known -> known.id().equals(id)),
                AddressRules.of(List.of("127.0.0.0/8"), true),
                new Limits(),
                new CallOutcome.Permanent("NO_ADDRESS", "unknown")));
    BackendCall call = KannelReplies.call(reply(gateway, issuedAt));
    assertThat(call.operation()).isEqualTo(replies.name());
    assertThat(call.partner()).isEqualTo(gateway);
    return replies.attempt(call);
  }

  private static SmsReply reply(String gateway, Instant issuedAt) {
    Msisdn phone = new Msisdn("+491711234567");
    return new SmsReply(
        new UUID(1, 1),
        new InboundSms("m1", gateway, phone.e164(), "70011", "hello", issuedAt),
        phone,
        ReplyKind.ALREADY_ACTIVE,
        issuedAt);
  }
}
