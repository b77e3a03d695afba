package io.supportcenter.activation.activation.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.activation.subscription.Credential;
import io.supportcenter.activation.subscription.Secret;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.PartnerLimits;
import io.supportcenter.kit.values.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of providers that are not, or not quite, of the contract. */
class ProviderServicesTest {

  private static final UUID ACTIVATION = UUID.fromString("00000000-0000-8000-8000-000000000001");
  private static final ServiceId SERVICE = new ServiceId("s-1");

  private record Answer(int status, String body) {}

  private record Limits() implements PartnerLimits {
    @Override
    public int answerBytesMax() {
      return 10_000;
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration answerTimeout() {
      return Duration.ofSeconds(5);
    }
  }

  /** By method and path. */
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  // Its directory is not asked: the tests say where the provider is.
  private final PartnerClient client =
      new PartnerClient(
          new PartnerDirectory(null, "provider"), new Limits(), new CallOutcome.Retryable("-"));
  private final ProviderServices services =
      new ProviderServices(client, new ProviderKeys(client, Duration.ofMinutes(1)));
  private HttpServer server;
  private PartnerEndpoint provider;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    provider =
        new PartnerEndpoint("radio", "http://127.0.0.1:" + server.getAddress().getPort(), "token");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    asked.add(request);
    exchange.getRequestBody().readAllBytes();
    Answer answer = answers.getOrDefault(request, new Answer(200, "{}"));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void shouldEndEveryServiceWhateverItsState() throws NoAnswer {
    answers.put(
        "GET /service",
        new Answer(
            200,
            """
            [{"id": "s-1", "state": "not in the contract"}, {"id": "s-2", "state": "active"}]
            """));

    assertThat(services.endAll(provider, ACTIVATION)).isTrue();
    assertThat(asked).containsExactly("GET /service", "PATCH /service/s-1", "PATCH /service/s-2");
  }

  @Test
  void shouldAskAgainWhenAServiceHasNoId() {
    answers.put("GET /service", new Answer(200, "[{\"state\": \"active\"}]"));

    assertRetryable(() -> services.endAll(provider, ACTIVATION));
    assertRetryable(() -> services.find(provider, ACTIVATION));
    assertThat(asked).containsExactly("GET /service", "GET /service");
  }

  @Test
  void shouldEndNothingWhenTheProviderHasNothing() throws NoAnswer {
    answers.put("GET /service", new Answer(200, "[]"));

    assertThat(services.endAll(provider, ACTIVATION)).isFalse();
    assertThat(services.find(provider, ACTIVATION)).isEmpty();
  }

  @Test
  void shouldTakeAServiceThatNoLongerExistsAsEnded() throws NoAnswer {
    answers.put(
        "PATCH /service/s-1", new Answer(404, "{\"code\": \"NOT_FOUND\", \"reason\": \"gone\"}"));

    services.end(provider, SERVICE);

    assertThat(asked).containsExactly("PATCH /service/s-1");
  }

  @Test
  void shouldAskAgainWhenAProxyDoesNotFindTheService() {
    answers.put("PATCH /service/s-1", new Answer(404, "<html>no such page</html>"));

    assertRetryable(() -> services.end(provider, SERVICE));
    assertRetryable(() -> services.resendSignal(provider, SERVICE));
  }

  @Test
  void shouldAskAgainWhenAGatewayForbidsARequest() throws JoseException {
    answers.put(
        "GET /jwks.json",
        new Answer(200, "{\"keys\": [" + RsaJwkGenerator.generateJwk(2048).toJson() + "]}"));
    answers.put("POST /service", new Answer(403, "{\"code\": \"FORBIDDEN\"}"));
    NewService service =
        new NewService(
            ACTIVATION,
            new UserId("ada"),
            new PlanId("everywhere"),
            new DeviceInformation("Aurelia Audio", "AX-700", "1"),
            new SubscriptionInformation(
                new Secret("SW-1"), List.of(new Credential("pin", new Secret("2580")))));

    assertRetryable(() -> services.activate(provider, service, UUID.randomUUID()));
    assertThat(asked).containsExactly("GET /jwks.json", "POST /service");
  }

  private static void assertRetryable(ThrowingCallable request) {
    assertThatExceptionOfType(NoAnswer.class)
        .isThrownBy(request)
        .satisfies(none -> assertThat(none.outcome()).isInstanceOf(CallOutcome.Retryable.class));
  }
}
