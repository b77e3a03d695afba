package io.supportcenter.activation.activation.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.CodeMeaning;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.Refusal;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.activation.subscription.Credential;
import io.supportcenter.activation.subscription.Secret;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import io.supportcenter.activation.testing.Tmf640;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.values.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of providers as they are in the field, and requests as the standard has them. */
class ProviderServicesTest {

  private static final UUID ACTIVATION = UUID.fromString("00000000-0000-8000-8000-0000000000ab");
  private static final ServiceId SERVICE = new ServiceId("svc-1");
  private static final String OURS =
      """
      {"id": "svc-1", "state": "%s", "relatedEntity": [{"id": "%s", "role": "activation"}]}
      """;
  private static final String FOREIGN =
      """
      {"id": "svc-9", "state": "active", "relatedEntity": [{"id": "00000000-0000-0000-0000-000000000001", "role": "activation"}]}
      """;
  private static final RsaJsonWebKey KEY = key();

  private StubProvider provider;

  @BeforeEach
  void start() throws IOException {
    provider = new StubProvider();
    provider.answers("GET /jwks.json", 200, "{\"keys\": [" + KEY.toJson() + "]}");
    provider.answers("GET /service", 200, "[]");
  }

  /** Whatever a test asked was asked as the standard has it. */
  @AfterEach
  void stop() {
    provider.close();
    Tmf640.official().ifPresent(provider::assertConforming);
  }

  // --- requests ---

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          feasabilityChecked  | at work
          feasibilityChecked  | at work
          FEASIBILITY_CHECKED | at work
          designed            | at work
          Reserved            | at work
          suspended           | at work
          somethingNew        | at work
          ''                  | at work
          active              | active
          ACTIVE              | active
          ' Active '          | active
          inactive            | waits
          InActive            | waits
          """)
  void shouldUnderstandEveryStateOfAServiceHoweverItIsWritten(String state, String meaning)
      throws NoAnswer {
    provider.answers("POST /service", 201, OURS.formatted(state, ACTIVATION));

    assertThat(activate())
        .isEqualTo(
            switch (meaning) {
              case "active" -> new ProviderAnswer.IsActive(SERVICE);
              case "waits" -> new ProviderAnswer.WaitsForDevice(SERVICE);
              default -> accepted(new ProviderTracking.OfService(SERVICE));
            });
  }

  @Test
  void shouldUnderstandEveryStateOfTheStandard() throws NoAnswer {
    for (String state : Tmf640.official().map(Tmf640::serviceStates).orElse(List.of())) {
      provider.answers("POST /service", 201, OURS.formatted(state, ACTIVATION));

      assertThat(activate()).as(state).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1:9990/monitor/77     | {"id":"svc-1","state":"designed"}   | monitor 77 svc-1
          http://127.0.0.1:9990/monitor/77/    | {"id":"svc-1","state":"designed"}   | monitor 77 svc-1
          http://127.0.0.1:9990/monitor/77?x=1 | {"id":"svc-1","state":"designed"}   | monitor 77 svc-1
          /monitor/77/?x=/a/b                  | ''                                  | monitor 77 -
          monitor/77#part                      | ''                                  | monitor 77 -
          /v4/monitor/7%2F7                    | ''                                  | monitor 7/7 -
          /monitor/77                          | {"id":"m-1","state":"InProgress"}   | monitor 77 -
          ''                                   | {"id":"m-1","state":"InProgress"}   | monitor m-1 -
          ''                                   | {"id":"m-1","state":"in_progress","sourceHref":"/service/svc-1"} | monitor m-1 svc-1
          ''                                   | {"id":"m-1","@type":"Monitor"}      | monitor m-1 -
          ''                                   | {"id":"svc-1","state":"designed"}   | service svc-1
          /service/svc-1                       | {"id":"svc-1","state":"designed"}   | service svc-1
          http://h/service/svc-1/              | ''                                  | service svc-1
          """)
  void shouldFollowWhatAnAcceptedRequestNames(String location, String body, String tracking)
      throws NoAnswer {
    provider.answers(
        "POST /service", 202, body, location.isEmpty() ? Map.of() : Map.of("Location", location));

    String[] expected = tracking.split(" ");
    assertThat(activate())
        .isEqualTo(
            accepted(
                expected[0].equals("service")
                    ? new ProviderTracking.OfService(new ServiceId(expected[1]))
                    : new ProviderTracking.OfMonitor(
                        expected[1],
                        Optional.of(expected[2])
                            .filter(id -> !id.equals("-"))
                            .map(ServiceId::new))));
  }

  @Test
  void shouldAskWhatBecameOfARequestWhoseAcceptanceNamesNothing() {
    provider.answers("POST /service", 202, "");

    assertInDoubt(this::activate);
  }

  @ParameterizedTest
  @CsvSource({
    "409, DEV_LIMIT, PLAN_DEVICE_LIMIT, PLAN_DEVICE_LIMIT",
    "409, dev_limit, PLAN_DEVICE_LIMIT, PLAN_DEVICE_LIMIT",
    "422, 60, CREDENTIALS_INVALID, CREDENTIALS_INVALID",
    "404, NO_SUB, SUBSCRIPTION_NOT_FOUND, SUBSCRIPTION_NOT_FOUND"
  })
  void shouldUnderstandAProvidersOwnCodes(
      int status, String code, CodeMeaning meaning, Refusal refusal) throws NoAnswer {
    provider.means(code.toUpperCase(Locale.ROOT), meaning);
    provider.answers(
        "POST /service", status, "{\"code\": \"%s\", \"reason\": \"x\"}".formatted(code));

    assertThat(activate()).isEqualTo(new ProviderAnswer.Refused(refusal));
  }

  @Test
  void shouldUnderstandACodeThatIsANumber() throws NoAnswer {
    provider.answers("POST /service", 422, "{\"code\": 60, \"reason\": \"x\"}");
    assertThat(activate()).isEqualTo(new ProviderAnswer.Broken());

    provider.means("60", CodeMeaning.CREDENTIALS_EXPIRED);
    assertThat(activate()).isEqualTo(new ProviderAnswer.Refused(Refusal.CREDENTIALS_EXPIRED));
  }

  @Test
  void shouldAskTheUserForCredentialsWhenAProviderDoesNotSayWhatItNeeds() throws NoAnswer {
    provider.means("MORE", CodeMeaning.INFORMATION_NEEDED);
    provider.answers("POST /service", 422, "{\"code\": \"MORE\", \"reason\": \"x\"}");

    assertThat(activate()).isEqualTo(new ProviderAnswer.NeedsInformation(List.of("credentials")));
  }

  /** It is encrypted anew, so that its body is another one. */
  @ParameterizedTest
  @CsvSource({"422, IDEMPOTENCY_KEY_REUSED", "400, idempotencyMismatch"})
  void shouldLookForAnEarlierAttemptWhoseKeyIsSaidToBeReused(int status, String code)
      throws NoAnswer {
    provider.answers(
        "POST /service", status, "{\"code\": \"%s\", \"reason\": \"x\"}".formatted(code));

    assertInDoubt(() -> activate(true));
    assertThat(activate()).isEqualTo(new ProviderAnswer.Broken());
  }

  @Test
  void shouldNotTakeAServiceThatSaysItIsOfAnotherActivation() {
    provider.answers("POST /service", 201, FOREIGN);

    assertInDoubt(this::activate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IDEMPOTENCY_IN_PROGRESS", "RequestInFlight", "still-processing"})
  void shouldWaitForAnEarlierAttemptThatIsBeingProcessed(String code) {
    provider.answers("POST /service", 409, "{\"code\": \"%s\", \"reason\": \"x\"}".formatted(code));

    assertInDoubt(this::activate);
  }

  @Test
  void shouldTakeAConflictOfARepeatedRequestAsTheEarlierOneBeingProcessed() throws NoAnswer {
    provider.answers("POST /service", 409, "{\"code\": \"60\", \"reason\": \"x\"}");

    assertThat(activate()).isEqualTo(new ProviderAnswer.Broken());
    assertInDoubt(() -> activate(true));
  }

  @Test
  void shouldAskAgainWhenAGatewayForbidsARequest() {
    provider.answers("POST /service", 403, "{\"code\": \"FORBIDDEN\"}");

    assertRetryable(this::activate);
    assertThat(provider.asked()).containsExactly("GET /jwks.json", "POST /service");
  }

  // --- lists ---

  @Test
  void shouldFindNothingAmongServicesOfOthers() throws NoAnswer {
    provider.answers("GET /service", 200, "[" + FOREIGN + "]");

    assertThat(provider.services.find(provider.endpoint, ACTIVATION)).isEmpty();
    assertThat(provider.services.live(provider.endpoint, ACTIVATION)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"relatedEntity\": [{\"id\": \"x\"}, {\"id\": \"00000000-0000-8000-8000-0000000000AB\"}]",
        "\"externalId\": \"00000000-0000-8000-8000-0000000000ab\"",
        "\"externalIdentifier\": [{\"id\": \"00000000-0000-8000-8000-0000000000ab\"}]"
      })
  void shouldFindOursAmongServicesOfOthers(String correlation) throws NoAnswer {
    provider.answers(
        "GET /service",
        200,
        "[%s, {\"id\": \"svc-1\", \"state\": \"active\", %s}]".formatted(FOREIGN, correlation));

    assertThat(provider.services.find(provider.endpoint, ACTIVATION))
        .contains(new ProviderAnswer.IsActive(SERVICE));
  }

  @Test
  void shouldFindOursOnALaterPage() throws NoAnswer {
    String query = "GET /service?relatedEntity.id=" + ACTIVATION;
    provider.answers(query, 206, "[" + FOREIGN + "]");
    provider.answers(
        query + "&offset=1&limit=100", 206, "[" + OURS.formatted("active", ACTIVATION) + "]");
    provider.answers(query + "&offset=2&limit=100", 200, "[]");

    assertThat(provider.services.live(provider.endpoint, ACTIVATION)).containsExactly(SERVICE);
    assertThat(provider.asked()).hasSize(3);
  }

  @Test
  void shouldStopAtAProviderThatListsTheSamePageForEver() throws NoAnswer {
    provider.answers("GET /service", 206, "[" + OURS.formatted("active", ACTIVATION) + "]");

    assertThat(provider.services.live(provider.endpoint, ACTIVATION)).containsExactly(SERVICE);
    assertThat(provider.asked()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | []
          204 | ''
          404 | {"code":"60","reason":"not found"}
          404 | {"code":60,"reason":"not found"}
          404 | ''
          """)
  void shouldKnowAnEmptyListHoweverItIsAnswered(int status, String body) throws NoAnswer {
    provider.answers("GET /service", status, body);

    assertThat(provider.services.find(provider.endpoint, ACTIVATION)).isEmpty();
  }

  @Test
  void shouldNotTakeAProxysPageForAnEmptyList() {
    provider.answers("GET /service", 404, "<html>no such page</html>");

    assertRetryable(() -> provider.services.find(provider.endpoint, ACTIVATION));
  }

  @Test
  void shouldAskAgainWhenAServiceOfOursHasNoId() {
    String nameless = OURS.formatted("active", ACTIVATION).replace("\"id\": \"svc-1\", ", "");
    provider.answers("GET /service", 200, "[" + nameless + "]");

    assertRetryable(() -> provider.services.live(provider.endpoint, ACTIVATION));
    assertRetryable(() -> provider.services.find(provider.endpoint, ACTIVATION));
  }

  @Test
  void shouldFindOursAmongServicesThatAreWrong() throws NoAnswer {
    provider.answers(
        "GET /service",
        200,
        "[{\"state\": \"active\"}, {}, {\"id\": \" \", \"@type\": 1}, %s]"
            .formatted(OURS.formatted("active", ACTIVATION)));

    assertThat(provider.services.live(provider.endpoint, ACTIVATION)).containsExactly(SERVICE);
  }

  @Test
  void shouldLeaveAloneWhatHasEndedAlready() throws NoAnswer {
    provider.answers("GET /service", 200, "[" + OURS.formatted("Terminated", ACTIVATION) + "]");

    assertThat(provider.services.live(provider.endpoint, ACTIVATION)).isEmpty();
  }

  // --- progress ---

  /** A monitor that cannot be read is no reason to overlook the service. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | <html>no such page</html>
          404 | ''
          303 | ''
          500 | {"code":"60"}
          204 | ''
          200 | []
          """)
  void shouldLookAtTheServiceWhenItsMonitorIsNotAnswered(int status, String body) throws NoAnswer {
    provider.answers("GET /monitor/77", status, body);
    ProviderTracking monitor = new ProviderTracking.OfMonitor("77", Optional.of(SERVICE));
    provider.answers("GET /service/svc-1", 200, OURS.formatted("designed", ACTIVATION));

    assertRetryable(() -> track(monitor));
    assertRetryable(() -> trackEnding(monitor));

    provider.answers("GET /service/svc-1", 200, OURS.formatted("active", ACTIVATION));
    assertThat(track(monitor)).isEqualTo(new ProviderAnswer.IsActive(SERVICE));

    provider.answers("GET /service/svc-1", 200, OURS.formatted("terminated", ACTIVATION));
    assertThat(trackEnding(monitor)).isEqualTo(new EndingAnswer.Ended());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | <html>no such page</html>
          500 | ''
          200 | {"id":"svc-2","state":"active"}
          """)
  void shouldFindAServiceInTheListThatIsNotShownByItsId(int status, String body) throws NoAnswer {
    provider.answers("GET /service/svc-1", status, body);
    ProviderTracking itself = new ProviderTracking.OfService(SERVICE);
    assertRetryable(() -> track(itself));

    provider.answers("GET /service", 200, "[" + OURS.formatted("active", ACTIVATION) + "]");
    assertThat(track(itself)).isEqualTo(new ProviderAnswer.IsActive(SERVICE));
  }

  @Test
  void shouldNotTakeAnotherServiceThanTheOneItAskedFor() throws NoAnswer {
    ProviderTracking itself = new ProviderTracking.OfService(SERVICE);
    provider.answers("GET /service/svc-1", 200, "{\"id\": \"svc-2\", \"state\": \"active\"}");
    assertRetryable(() -> track(itself));

    provider.answers("GET /service/svc-1", 200, FOREIGN.replace("svc-9", "svc-1"));
    assertThat(track(itself)).isEqualTo(new ProviderAnswer.StillWorking());

    provider.answers("GET /service/svc-1", 200, "{\"state\": \"active\"}");
    assertThat(track(itself)).isEqualTo(new ProviderAnswer.IsActive(SERVICE));
  }

  @Test
  void shouldNotTakeTheEndOfAnotherServiceForTheOneItAskedFor() throws NoAnswer {
    String other = "{\"id\": \"svc-2\", \"state\": \"terminated\"}";
    provider.answers("PATCH /service/svc-1", 200, other);
    ProviderTracking itself = new ProviderTracking.OfService(SERVICE);

    assertThat(end()).isEqualTo(new EndingAnswer.AtWork(itself));
    provider.answers("GET /service/svc-1", 200, other);
    assertRetryable(() -> trackEnding(itself));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void shouldLookAtTheServiceWhenItsMonitorIsGone(int status) throws NoAnswer {
    provider.answers("GET /monitor/77", status, "{\"code\": \"60\", \"reason\": \"gone\"}");
    provider.answers("GET /service/svc-1", 200, OURS.formatted("active", ACTIVATION));

    assertThat(track(new ProviderTracking.OfMonitor("77", Optional.of(SERVICE))))
        .isEqualTo(new ProviderAnswer.IsActive(SERVICE));
  }

  @Test
  void shouldFindTheServiceWhenItsMonitorIsGoneAndNothingElseIsKnown() throws NoAnswer {
    provider.answers("GET /monitor/77", 404, "{\"code\": \"60\", \"reason\": \"gone\"}");
    assertThat(track(new ProviderTracking.OfMonitor("77", Optional.empty())))
        .as("nothing there yet")
        .isEqualTo(new ProviderAnswer.StillWorking());

    provider.answers("GET /service", 200, "[" + OURS.formatted("active", ACTIVATION) + "]");
    assertThat(track(new ProviderTracking.OfMonitor("77", Optional.empty())))
        .isEqualTo(new ProviderAnswer.IsActive(SERVICE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"state\": \"Completed\", \"sourceHref\": \"http://h/v4/service/svc-1/?x=1\"}",
        "{\"state\": \"COMPLETED\", \"sourceHref\": \"/service/svc-1\"}",
        "{\"state\": \"completed\"}",
        "{\"state\": \"completed\", \"response\": {\"statusCode\": \"201\", \"body\": {\"id\": \"svc-1\"}}}",
        "{\"state\": \"completed\", \"response\": {\"statusCode\": \"201\", \"body\": null}}"
      })
  void shouldLookAtTheServiceOfACompletedMonitor(String monitor) throws NoAnswer {
    provider.answers("GET /monitor/77", 200, monitor);
    provider.answers("GET /service/svc-1", 200, OURS.formatted("active", ACTIVATION));

    assertThat(track(new ProviderTracking.OfMonitor("77", Optional.of(SERVICE))))
        .isEqualTo(new ProviderAnswer.IsActive(SERVICE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InProgress", "inProgress", "IN_PROGRESS", "acknowledged", "whatever"})
  void shouldWaitForAMonitorThatIsNotAtItsEnd(String state) throws NoAnswer {
    provider.answers(
        "GET /monitor/77", 200, "{\"id\": \"77\", \"state\": \"%s\"}".formatted(state));

    assertThat(track(new ProviderTracking.OfMonitor("77", Optional.empty())))
        .isEqualTo(new ProviderAnswer.StillWorking());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inError   | "{\\"code\\": \\"DEV_LIMIT\\"}"
          Completed | "{\\"code\\": \\"DEV_LIMIT\\"}"
          InError   | {"code": "DEV_LIMIT", "reason": "x"}
          Completed | {"code": "DEV_LIMIT", "reason": "x"}
          """)
  void shouldTellWhyAMonitorIsInError(String state, String body) throws NoAnswer {
    provider.means("DEV_LIMIT", CodeMeaning.PLAN_DEVICE_LIMIT);
    provider.answers(
        "GET /monitor/77",
        200,
        """
        {"id": "77", "state": "%s", "response": {"statusCode": "409", "body": %s, "header": []}}
        """
            .formatted(state, body));

    assertThat(track(new ProviderTracking.OfMonitor("77", Optional.empty())))
        .isEqualTo(new ProviderAnswer.Refused(Refusal.PLAN_DEVICE_LIMIT));
  }

  // --- endings ---

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"id":"svc-1","state":"terminated"}
          200 | {"id":"svc-1","state":"TERMINATED"}
          200 | {}
          204 | ''
          404 | {"code":"60","reason":"gone"}
          410 | {"code":60,"reason":"gone"}
          410 | ''
          """)
  void shouldKnowThatAServiceHasEnded(int status, String body) throws NoAnswer {
    provider.answers("PATCH /service/svc-1", status, body);

    assertThat(end()).isEqualTo(new EndingAnswer.Ended());
    assertThat(provider.asked()).containsExactly("PATCH /service/svc-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          409 | 200 | terminated
          409 | 404 | -
          409 | 410 | -
          422 | 200 | Terminated
          400 | 200 | terminated
          409 | 200 | Cancelled
          500 | 200 | terminated
          500 | 200 | canceled
          500 | 410 | -
          """)
  void shouldLookAtAServiceThatIsNotEndedOnRequest(int status, int look, String state)
      throws NoAnswer {
    provider.answers("PATCH /service/svc-1", status, "{\"code\": \"60\", \"reason\": \"x\"}");
    provider.answers(
        "GET /service/svc-1",
        look,
        look == 200
            ? OURS.formatted(state, ACTIVATION)
            : "{\"code\": \"60\", \"reason\": \"gone\"}");

    assertThat(end()).isEqualTo(new EndingAnswer.Ended());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          409 | {"code":"CONTRACT_BOUND","reason":"12 months"} | CONTRACT_BOUND
          422 | {"code":77,"reason":"x"}                       | 77
          405 | ''                                             | HTTP 405
          """)
  void shouldTellThatAProviderDoesNotEndAService(int status, String body, String code)
      throws NoAnswer {
    provider.answers("PATCH /service/svc-1", status, body);
    provider.answers("GET /service/svc-1", 200, OURS.formatted("active", ACTIVATION));

    assertThat(end()).isEqualTo(new EndingAnswer.Refused(code));
  }

  @Test
  void shouldFollowAnEndingThatTakesItsTime() throws NoAnswer {
    provider.answers("PATCH /service/svc-1", 202, "", Map.of("Location", "/monitor/88"));
    ProviderTracking monitor = new ProviderTracking.OfMonitor("88", Optional.empty());

    assertThat(end()).isEqualTo(new EndingAnswer.AtWork(monitor));
    provider.answers("GET /monitor/88", 200, "{\"id\": \"88\", \"state\": \"InProgress\"}");
    assertThat(trackEnding(monitor)).isEqualTo(new EndingAnswer.AtWork(monitor));
    provider.answers("GET /monitor/88", 200, "{\"id\": \"88\", \"state\": \"Completed\"}");
    assertThat(trackEnding(monitor)).isEqualTo(new EndingAnswer.Ended());
    provider.answers(
        "GET /monitor/88",
        200,
        """
        {"id": "88", "state": "InError", "response": {"body": "{\\"code\\": \\"BOUND\\"}"}}
        """);
    provider.answers("GET /service/svc-1", 200, OURS.formatted("active", ACTIVATION));
    assertThat(trackEnding(monitor)).isEqualTo(new EndingAnswer.Broken(Optional.of("BOUND")));
    provider.answers("GET /monitor/88", 404, "{\"code\": \"60\", \"reason\": \"gone\"}");
    assertThat(trackEnding(monitor)).isEqualTo(new EndingAnswer.Forgotten());
    provider.answers("GET /service/svc-1", 200, OURS.formatted("terminated", ACTIVATION));
    assertThat(trackEnding(monitor)).isEqualTo(new EndingAnswer.Ended());
  }

  @ParameterizedTest
  @CsvSource({"200, active", "202, active", "202, inactive"})
  void shouldNotTakeAServiceThatIsStillThereAsEnded(int status, String state) throws NoAnswer {
    provider.answers("PATCH /service/svc-1", status, OURS.formatted(state, ACTIVATION));
    ProviderTracking itself = new ProviderTracking.OfService(SERVICE);

    assertThat(end()).isEqualTo(new EndingAnswer.AtWork(itself));
    provider.answers("GET /service/svc-1", 200, OURS.formatted(state, ACTIVATION));
    assertThat(trackEnding(itself)).isEqualTo(new EndingAnswer.AtWork(itself));
    provider.answers("GET /service/svc-1", 404, "{\"code\": \"60\", \"reason\": \"gone\"}");
    assertThat(trackEnding(itself)).isEqualTo(new EndingAnswer.Ended());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>no such page</html>"})
  void shouldLookAtAServiceThatAProxyDoesNotFind(String page) throws NoAnswer {
    provider.answers("PATCH /service/svc-1", 404, page);
    provider.answers("GET /service/svc-1", 200, OURS.formatted("active", ACTIVATION));
    assertRetryable(this::end);

    provider.answers("GET /service/svc-1", 404, page);
    assertRetryable(this::end);

    provider.answers("GET /service/svc-1", 200, OURS.formatted("terminated", ACTIVATION));
    assertThat(end()).isEqualTo(new EndingAnswer.Ended());
  }

  @Test
  void shouldAskAgainWhenAProxyDoesNotFindTheServiceToSignal() {
    provider.answers("PATCH /service/svc-1", 404, "<html>no such page</html>");

    assertRetryable(() -> provider.endings.resendSignal(provider.endpoint, SERVICE));
  }

  @Test
  void shouldSendChangesInTheStandardsMediaType() throws NoAnswer {
    end();

    assertThat(provider.requests().getFirst().contentType()).isEqualTo("application/json");
  }

  private ProviderAnswer activate() throws NoAnswer {
    return activate(false);
  }

  private ProviderAnswer activate(boolean isRepeated) throws NoAnswer {
    NewService service =
        new NewService(
            ACTIVATION,
            new UserId("ada"),
            new PlanId("everywhere"),
            new DeviceInformation("Aurelia Audio", "AX-700", "1"),
            new SubscriptionInformation(
                new Secret("SW-1"), List.of(new Credential("pin", new Secret("2580")))));
    return provider.services.activate(provider.endpoint, service, UUID.randomUUID(), isRepeated);
  }

  private ProviderAnswer track(ProviderTracking tracking) throws NoAnswer {
    return provider.services.track(provider.endpoint, ACTIVATION, tracking);
  }

  private EndingAnswer end() throws NoAnswer {
    return provider.endings.end(provider.endpoint, SERVICE);
  }

  private EndingAnswer trackEnding(ProviderTracking tracking) throws NoAnswer {
    return provider.endings.track(provider.endpoint, SERVICE, tracking);
  }

  private static ProviderAnswer accepted(ProviderTracking tracking) {
    return new ProviderAnswer.Accepted(tracking);
  }

  private static void assertRetryable(ThrowingCallable request) {
    assertThatExceptionOfType(NoAnswer.class)
        .isThrownBy(request)
        .satisfies(none -> assertThat(none.outcome()).isInstanceOf(CallOutcome.Retryable.class));
  }

  private static void assertInDoubt(ThrowingCallable request) {
    assertThatExceptionOfType(NoAnswer.class)
        .isThrownBy(request)
        .satisfies(none -> assertThat(none.outcome()).isInstanceOf(CallOutcome.Unknown.class));
  }

  private static RsaJsonWebKey key() {
    try {
      return RsaJwkGenerator.generateJwk(2048);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
