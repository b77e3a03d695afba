package io.supportcenter.smsactivation.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an HTTP server that answers as Kannel's sendsms does; see KannelIT for a real one. */
class KannelRepliesTest {

  private final List<String> queries = new ArrayList<>();
  private HttpServer sendsms;
  private int status = 202;

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
    assertThat(attempt(Instant.now())).isInstanceOf(CallOutcome.Success.class);

    assertThat(queries)
        .containsExactly(
            "username=centre&password=centre&from=70011&to=%2B491711234567"
                + "&text=50%25+off+%26+more&charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 503})
  void shouldTryAgainWhatKannelDidNotTake(int refusal) {
    status = refusal;
    assertThat(attempt(Instant.now())).isInstanceOf(CallOutcome.Retryable.class);
  }

  @Test
  void shouldTryAgainWhenThereIsNoKannel() {
    sendsms.stop(0);
    assertThat(attempt(Instant.now())).isInstanceOf(CallOutcome.Retryable.class);
  }

  @Test
  void shouldNotKnowWhetherKannelTookItWhenTheAnswerIsLost() {
    status = 0;
    assertThat(attempt(Instant.now())).isInstanceOf(CallOutcome.Unknown.class);
  }

  @Test
  void shouldGiveUpWhatKannelRefuses() {
    status = 400;
    assertThat(attempt(Instant.now())).isInstanceOf(CallOutcome.Permanent.class);
  }

  @Test
  void shouldNotSendWhatIsTooOld() {
    assertThat(attempt(Instant.now().minus(Duration.ofMinutes(61))))
        .isInstanceOf(CallOutcome.Permanent.class);
    assertThat(queries).isEmpty();
  }

  @Test
  void shouldLeaveOtherGatewaysRepliesToTheirTopic() {
    assertThat(replies().calls(List.of(reply("aggregator", Instant.now())))).isEmpty();
  }

  private CallOutcome attempt(Instant issuedAt) {
    KannelReplies replies = replies();
    BackendCall call = replies.calls(List.of(reply("kannel", issuedAt))).getFirst();
    assertThat(call.operation()).isEqualTo(replies.name());
    return replies.attempt(call);
  }

  private KannelReplies replies() {
    URI url =
        URI.create(
            "http://127.0.0.1:"
                + sendsms.getAddress().getPort()
                + "/cgi-bin/sendsms?username=centre&password=centre");
    return new KannelReplies(
        Map.of("kannel", url), JsonMapper.builder().addModule(new JavaTimeModule()).build());
  }

  private static SmsReplyIssued reply(String gateway, Instant issuedAt) {
    return new SmsReplyIssued(
        "r1",
        "m1",
        gateway,
        "+491711234567",
        "70011",
        SmsReplyKind.HELP,
        "50% off & more",
        issuedAt);
  }
}
