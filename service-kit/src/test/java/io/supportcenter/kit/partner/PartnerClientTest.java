package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CallOutcome.Permanent;
import io.supportcenter.kit.calls.CallOutcome.Retryable;
import io.supportcenter.kit.calls.CallOutcome.Success;
import io.supportcenter.kit.calls.CallOutcome.Unknown;
import io.supportcenter.kit.calls.UnfitRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a back end that answers, and one that does not. */
@Timeout(60)
class PartnerClientTest {

  private static final AddressRules LOCAL = AddressRules.of(List.of("127.0.0.0/8"), true);
  private static final CallOutcome MISSING = new Permanent("GONE", "not in the directory");
  private static final PartnerRequest SAFE = PartnerRequest.get("/things/1");
  private static final PartnerRequest UNSAFE = PartnerRequest.put("/things/1", Map.of("a", 1));

  private final BackEnd backEnd = new BackEnd();
  private final PartnerClient client = client(backEnd.url(), Duration.ofSeconds(20));

  private record Limits(Duration answerTimeout) implements PartnerLimits {
    @Override
    public int answerBytesMax() {
      return 1000;
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(10);
    }
  }

  @AfterEach
  void close() {
    backEnd.close();
  }

  @Test
  void shouldTellThePartnerItsPlaceInTheTrace() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    SpanContext span =
        SpanContext.create(
            trace, "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());
    backEnd.answers(200, "{}");

    understood(SAFE);
    try (Scope _ = Span.wrap(span).makeCurrent()) {
      understood(SAFE);
    }

    assertThat(backEnd.asked())
        .extracting(asked -> asked.headers().getFirst("traceparent"))
        .containsExactly(null, "00-" + trace + "-00f067aa0ba902b7-01");
  }

  @ParameterizedTest
  @CsvSource({
    "401, ''",
    "401, CODE",
    "403, ''",
    "425, ''",
    "425, CODE",
    "429, ''",
    "429, CODE",
    "503, ''",
    "503, CODE"
  })
  void shouldRepeatARequestThatWasTurnedAway(int status, String code) {
    backEnd.answers(status, problem(code));

    for (PartnerRequest request : List.of(SAFE, UNSAFE)) {
      assertThat(understood(request)).isEqualTo(new Retryable("answered " + status));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301, ''",
    "303, CODE",
    "307, ''",
    "408, ''",
    "408, CODE",
    "500, ''",
    "500, CODE",
    "501, ''",
    "502, ''",
    "504, ''",
    "507, CODE",
    "599, ''"
  })
  void shouldRepeatOnlyASafeRequestWhenItMayHaveHadItsEffect(int status, String code) {
    backEnd.answers(status, problem(code));

    assertThat(understood(SAFE)).isEqualTo(new Retryable("answered " + status));
    assertThat(understood(UNSAFE)).isEqualTo(new Unknown("answered " + status));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ''",
    "201, ''",
    "202, ''",
    "204, ''",
    "400, ''",
    "400, CODE",
    "403, CODE",
    "404, ''",
    "404, CODE",
    "409, CODE",
    "410, ''",
    "422, CODE",
    "451, ''"
  })
  void shouldHaveTheOperationUnderstandAnyOtherAnswer(int status, String code) {
    backEnd.answers(status, status == 204 ? "" : problem(code));

    for (PartnerRequest request : List.of(SAFE, UNSAFE)) {
      assertThat(understood(request)).isEqualTo(new Success(status));
    }
  }

  @Test
  void shouldRepeatOnlyASafeRequestWhenTheAnswerIsUnfit() {
    backEnd.answers(200, "<html>");

    assertThat(read(SAFE)).isEqualTo(new Retryable("answered 200, not a Thing"));
    assertThat(read(UNSAFE)).isEqualTo(new Unknown("answered 200, not a Thing"));
    backEnd.answers(404, "");
    assertThat(read(SAFE)).isEqualTo(new Retryable("answered 404, outside the contract"));
    assertThat(read(UNSAFE)).isEqualTo(new Unknown("answered 404, outside the contract"));
  }

  @Test
  void shouldBelieveTheOperationThatARequestIsSafe() {
    backEnd.answers(500, "");

    assertThat(understood(PartnerRequest.post("/q", Map.of()))).isInstanceOf(Unknown.class);
    assertThat(understood(PartnerRequest.post("/q", Map.of()).safe()))
        .isInstanceOf(Retryable.class);
    assertThat(understood(PartnerRequest.get("/send"))).isInstanceOf(Retryable.class);
    assertThat(understood(PartnerRequest.get("/send").unsafe())).isInstanceOf(Unknown.class);
    assertThat(understood(PartnerRequest.patch("/p", Map.of()))).isInstanceOf(Unknown.class);
  }

  @Test
  void shouldRepeatARequestThatDidNotGetThere() throws IOException {
    String url;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://127.0.0.1:" + closed.getLocalPort();
    }
    PartnerClient nowhere = client(url, Duration.ofSeconds(20));

    for (PartnerRequest request : List.of(SAFE, UNSAFE)) {
      assertThat(understood(nowhere, request)).isEqualTo(new Retryable("no connection"));
    }
    assertThat(understood(client("http://no-such-host.invalid", Duration.ofSeconds(20)), UNSAFE))
        .isEqualTo(new Retryable("no connection"));
  }

  @Test
  void shouldWaitForTheEndOfAnAnswerNoLongerThanAllowed() {
    PartnerClient hurried = client(backEnd.url(), Duration.ofMillis(300));
    backEnd.answersWithoutEnd();

    assertLost(hurried, "no answer: TimeoutException");
  }

  @Test
  void shouldWaitForTheBeginningOfAnAnswerNoLongerThanAllowed() {
    PartnerClient hurried = client(backEnd.url(), Duration.ofMillis(300));
    backEnd.doesNotAnswer();

    assertThat(understood(hurried, SAFE)).isInstanceOf(Retryable.class);
    assertThat(understood(hurried, UNSAFE)).isInstanceOf(Unknown.class);
  }

  @Test
  void shouldNotReadAnAnswerThatIsTooLarge() {
    backEnd.answers(200, "x".repeat(1001));
    assertLost(client, "no answer: IOException");

    backEnd.answers(200, "x".repeat(1000));
    assertThat(understood(UNSAFE)).isEqualTo(new Success(200));
  }

  @Test
  void shouldNotReadAnAnswerOfUnknownSizeThatIsTooLarge() {
    backEnd.answers(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(new byte[100_000]);
    });

    assertLost(client, "no answer: IOException");
  }

  @Test
  void shouldDoubtARequestWhoseConnectionWasClosed() {
    backEnd.hangsUp();

    assertThat(understood(SAFE)).isInstanceOf(Retryable.class);
    assertThat(understood(UNSAFE)).isInstanceOf(Unknown.class);
  }

  @Test
  void shouldDoubtARequestWhoseConnectionWasReset() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> resetAll(server));
      PartnerClient reset =
          client("http://127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(20));

      assertThat(understood(reset, SAFE)).isInstanceOf(Retryable.class);
      assertThat(understood(reset, UNSAFE)).isInstanceOf(Unknown.class);
    }
  }

  /** Reads the beginning of each request, and resets its connection. */
  private static void resetAll(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getInputStream().read();
          socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
      }
    } catch (IOException _) {
      // The test has ended.
    }
  }

  @Test
  void shouldPassOnHowLongThePartnerWantsUsToWait() {
    backEnd.answers(503, "", Map.of("Retry-After", "120"));
    assertThat(understood(UNSAFE))
        .isEqualTo(new Retryable("answered 503", Optional.of(Duration.ofMinutes(2))));

    backEnd.answers(500, "", Map.of("Retry-After", "7"));
    assertThat(understood(SAFE))
        .isEqualTo(new Retryable("answered 500", Optional.of(Duration.ofSeconds(7))));

    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(600).atOffset(ZoneOffset.UTC));
    backEnd.answers(429, "", Map.of("Retry-After", date));
    assertThat(understood(SAFE))
        .isInstanceOfSatisfying(
            Retryable.class,
            retryable ->
                assertThat(retryable.after().orElseThrow())
                    .isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "Sun, 06 Nov 1994 08:49:37 GMT", "99999999999999"})
  void shouldIgnoreATimeToWaitThatIsNotOne(String text) {
    backEnd.answers(503, "", Map.of("Retry-After", text));

    assertThat(understood(SAFE)).isEqualTo(new Retryable("answered 503"));
  }

  @Test
  void shouldEndAsConfiguredWhenThePartnerIsNotInTheDirectory() {
    assertThat(client.ask("another", SAFE, PartnerClientTest::status)).isEqualTo(MISSING);
    assertThat(understood(client(null, Duration.ofSeconds(20)), SAFE)).isEqualTo(MISSING);
    assertThat(backEnd.asked()).isEmpty();
  }

  @Test
  void shouldSendWhatTheContractsSay() {
    backEnd.answers(200, "");

    understood(
        PartnerRequest.get("/sales/" + PartnerRequest.segment("a/b ü"))
            .query("unit", "1 & 2")
            .query("line", "ü")
            .onBehalfOf("user|ü 100%"));

    BackEnd.Asked asked = backEnd.asked().getFirst();
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.uri()).isEqualTo("/base/sales/a%2Fb%20%C3%BC?unit=1+%26+2&line=%C3%BC");
    assertThat(asked.protocol()).isEqualTo("HTTP/1.1");
    assertThat(asked.headers().get("Authorization")).containsExactly("Bearer secret");
    assertThat(asked.headers().get("Accept"))
        .containsExactly("application/json, application/problem+json");
    assertThat(asked.headers().get("X-On-Behalf-Of")).containsExactly("user|%C3%BC%20100%25");
    assertThat(asked.headers().containsKey("Content-Type")).isFalse();
    assertThat(asked.headers().containsKey("Upgrade")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, application/json",
    "PUT, application/json",
    "PATCH, application/merge-patch+json"
  })
  void shouldSendABody(String method, String contentType) {
    backEnd.answers(201, "");
    Map<String, Object> body = Map.of("at", Instant.parse("2026-01-02T03:04:05Z"));

    PartnerRequest request =
        switch (method) {
          case "POST" -> PartnerRequest.post("/x", body);
          case "PUT" -> PartnerRequest.put("/x", body);
          default -> PartnerRequest.patch("/x", body);
        };
    understood(request.header("Idempotency-Key", "k"));

    BackEnd.Asked asked = backEnd.asked().getFirst();
    assertThat(asked.method()).isEqualTo(method);
    assertThat(asked.body()).isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\"}");
    assertThat(asked.headers().get("Content-Type")).containsExactly(contentType);
    assertThat(asked.headers().get("Idempotency-Key")).containsExactly("k");
  }

  @Test
  void shouldNotSendTheTokenWhereItIsNotWanted() {
    backEnd.answers(200, "");

    understood(PartnerRequest.get("/x").unauthorized());

    assertThat(backEnd.asked().getFirst().headers().containsKey("Authorization")).isFalse();
  }

  @Test
  void shouldNotFollowRedirects() {
    backEnd.answers(302, "", Map.of("Location", backEnd.url() + "/elsewhere"));

    assertThat(understood(SAFE)).isEqualTo(new Retryable("answered 302"));
    assertThat(backEnd.asked()).hasSize(1);
  }

  @Test
  void shouldMakeSeveralRequestsInOneAttempt() {
    AtomicInteger turn = new AtomicInteger();
    backEnd.answers(exchange ->
        BackEnd.send(exchange, 200, Integer.toString(turn.incrementAndGet()), Map.of()));

    CallOutcome outcome =
        client.talk(
            "a",
            partner -> {
              int first = client.exchange(partner, SAFE, answer -> answer.read(Integer.class));
              int second = client.exchange(partner, UNSAFE, answer -> answer.read(Integer.class));
              return new Success(List.of(first, second));
            });

    assertThat(outcome).isEqualTo(new Success(List.of(1, 2)));
  }

  @Test
  void shouldEndAConversationWithTheFirstRequestThatHasNoAnswer() {
    backEnd.answers(503, "");

    CallOutcome outcome =
        client.talk(
            "a",
            partner -> {
              client.exchange(partner, SAFE, PartnerAnswer::status);
              return client.exchange(partner, UNSAFE, PartnerClientTest::status);
            });

    assertThat(outcome).isEqualTo(new Retryable("answered 503"));
    assertThat(backEnd.asked()).hasSize(1);
  }

  @Test
  void shouldLetAnOperationEndItsAttemptByAnAnswer() {
    backEnd.answers(409, problem("NOT_WAITING"));
    CallOutcome refused = new Permanent("NOT_WAITING", "answered 409");

    CallOutcome outcome =
        client.ask(
            "a",
            UNSAFE,
            _ -> {
              throw new NoAnswer(refused);
            });

    assertThat(outcome).isEqualTo(refused);
  }

  @Test
  void shouldNotHideFaultsOfOurOwn() {
    backEnd.answers(200, "");

    assertThatIllegalStateException()
        .isThrownBy(() ->
            client.ask(
                "a",
                SAFE,
                _ -> {
                  throw new IllegalStateException("ours");
                }));
  }

  @Test
  void shouldAllowAnOperationTimeForItsRequests() {
    assertThat(client.timeout(3)).isEqualTo(Duration.ofSeconds(61));
  }

  @Test
  void shouldKeepWhatIsAskedOutOfTexts() {
    assertThat(PartnerRequest.get("/x").query("password", "secret")).hasToString("GET");
  }

  private record Thing(String name) {}

  private void assertLost(PartnerClient client, String detail) {
    assertThat(understood(client, SAFE)).isEqualTo(new Retryable(detail));
    assertThat(understood(client, UNSAFE)).isEqualTo(new Unknown(detail));
  }

  private CallOutcome read(PartnerRequest request) {
    return client.ask(
        "a",
        request,
        answer -> {
          if (answer.status() != 200) {
            throw UnfitAnswer.outsideContract();
          }
          return new Success(answer.read(Thing.class));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u20ac", "a\u0000"})
  void shouldSayThatARequestIsNone(String token) {
    PartnerClient other =
        new PartnerClient(
            id -> Optional.of(new PartnerEndpoint(id, backEnd.url(), token)),
            LOCAL,
            new Limits(Duration.ofSeconds(20)),
            MISSING);

    assertThatExceptionOfType(UnfitRequest.class)
        .isThrownBy(() -> other.ask("p", SAFE, _ -> Success.DONE))
        .satisfies(unfit -> assertThat(unfit.getMessage()).doesNotContain(token));
    assertThat(backEnd.asked()).isEmpty();
  }

  @Test
  void shouldNotCallAnAddressThatIsNotAllowed() {
    PartnerClient other =
        new PartnerClient(
            id -> Optional.of(new PartnerEndpoint(id, backEnd.url(), "secret")),
            AddressRules.of(List.of("10.0.0.0/8"), true),
            new Limits(Duration.ofSeconds(20)),
            MISSING);

    assertThat(understood(other, SAFE))
        .asInstanceOf(type(CallOutcome.Retryable.class))
        .extracting(CallOutcome.Retryable::detail)
        .asString()
        .contains("public");
    assertThat(backEnd.asked()).isEmpty();
  }

  private CallOutcome understood(PartnerRequest request) {
    return understood(client, request);
  }

  private static CallOutcome understood(PartnerClient client, PartnerRequest request) {
    return client.ask("a", request, PartnerClientTest::status);
  }

  private static CallOutcome status(PartnerAnswer answer) {
    return new Success(answer.status());
  }

  private static String problem(String code) {
    return code.isEmpty() ? "<html>" : "{\"code\": \"" + code + "\"}";
  }

  private static PartnerClient client(String url, Duration answerTimeout) {
    return new PartnerClient(
        id ->
            id.equals("a")
                ? Optional.of(
                    new PartnerEndpoint("a", url == null ? null : url + "/base", "secret"))
                : Optional.empty(),
        LOCAL,
        new Limits(answerTimeout),
        MISSING);
  }
}
