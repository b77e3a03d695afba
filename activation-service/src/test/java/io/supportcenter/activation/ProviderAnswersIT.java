package io.supportcenter.activation;

import static io.supportcenter.activation.testing.Scripted.answer;
import static io.supportcenter.activation.testing.Scripted.dropped;
import static io.supportcenter.activation.testing.Scripted.error;
import static io.supportcenter.activation.testing.Scripted.foreign;
import static io.supportcenter.activation.testing.Scripted.located;
import static io.supportcenter.activation.testing.Scripted.once;
import static io.supportcenter.activation.testing.Scripted.served;
import static io.supportcenter.activation.testing.Scripted.service;
import static io.supportcenter.activation.testing.Scripted.times;
import static io.supportcenter.activation.testing.Scripted.until;
import static io.supportcenter.kit.testing.Centre.as;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static io.supportcenter.kit.testing.Centre.command;
import static io.supportcenter.kit.testing.Centre.onceKnown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.ActivationScenario;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.activation.testing.Tmf640;
import io.supportcenter.events.ActivationCommandKind;
import io.supportcenter.events.ActivationReason;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.DeactivationProblem;
import io.supportcenter.events.DeactivationReason;
import io.supportcenter.events.DeactivationStalled;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.events.ServiceDeactivated;
import io.supportcenter.events.ServiceDeactivating;
import io.supportcenter.kit.security.Roles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that answer as real ones do: filters ignored, asynchronous, in their own words. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class ProviderAnswersIT extends ActivationScenario {

  private static final String POSTED = "body:/relatedEntity/0/id";
  private static final String ASKED = "query:relatedEntity.id";

  @BeforeEach
  void register() {
    centre.registerAndAwait(device, user);
  }

  @Test
  void shouldNotTakeAServiceOfSomebodyElse() {
    providers.play(
        once(error("POST service", 500, "BOOM")), answer("GET service", 200, List.of(foreign())));

    ActivationId id = requested("everywhere");

    ServiceActivated activated = centre.awaitEvent(id, ServiceActivated.class);
    assertThat(activated.getActivation().getProviderServiceId()).startsWith("skywave-radio-");
  }

  @Test
  void shouldNotEndServicesOfSomebodyElse() {
    providers.play(
        error("POST service", 422, "BOOM"), answer("GET service", 200, List.of(foreign())));

    ActivationId id = requested("everywhere");

    centre.awaitState(id, "FAILED");
    awaiting()
        .untilAsserted(() ->
            assertThat(providers.asked("service?relatedEntity.id=" + id)).hasSizeGreaterThan(1));
    assertThat(providers.asked("service/svc-of-somebody-else")).isEmpty();
  }

  @Test
  void shouldWaitForAnEarlierAttemptThatIsStillBeingProcessed() {
    providers.play(
        once(dropped(answer("POST service", 200, ""))),
        times(2, error("POST service", 409, "IDEMPOTENCY_IN_PROGRESS")));

    ActivationId id = requested("everywhere");

    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(providers.services(id).getList("id")).hasSize(1);
    assertThat(centre.stateNames(id)).contains("UNKNOWN_OUTCOME").doesNotContain("FAILED");
  }

  @Test
  void shouldFindTheServiceThatAnEarlierAttemptMadeInTheEnd() {
    providers.play(
        once(dropped(answer("POST service", 200, ""))),
        error("POST service", 409, "IDEMPOTENCY_IN_PROGRESS"),
        times(3, answer("GET service", 200, List.of())),
        answer("GET service", 200, List.of(service("svc-1", "active", ASKED))));

    ServiceActivated activated = centre.awaitEvent(requested("everywhere"), ServiceActivated.class);

    assertThat(activated.getActivation().getProviderServiceId()).isEqualTo("svc-1");
  }

  /** To a provider a repeated request may be another one: it is encrypted anew. */
  @Test
  void shouldNotFailWhenARepeatedRequestIsSaidToDiffer() {
    providers.play(
        once(dropped(answer("POST service", 200, ""))),
        times(2, error("POST service", 422, "IDEMPOTENCY_KEY_REUSED")));

    ActivationId id = requested("everywhere");

    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(centre.stateNames(id)).doesNotContain("FAILED");
  }

  @Test
  void shouldNotTakeAnAnswerAboutAServiceOfSomebodyElse() {
    providers.play(once(answer("POST service", 201, foreign())));

    ActivationId id = requested("everywhere");

    ServiceActivated activated = centre.awaitEvent(id, ServiceActivated.class);
    assertThat(activated.getActivation().getProviderServiceId()).startsWith("skywave-radio-");
    assertThat(centre.stateNames(id)).contains("UNKNOWN_OUTCOME");
  }

  @Test
  void shouldNotTakeAnotherServiceThanTheOneItAskedFor() {
    providers.play(
        answer("POST service", 201, service("svc-1", "designed", POSTED)),
        times(2, answer("GET service/svc-1", 200, foreign())),
        answer("GET service/svc-1", 200, Map.of("id", "svc-1", "state", "active")));

    ActivationId id = requested("everywhere");

    assertThat(centre.awaitEvent(id, ServiceActivated.class).getActivation().getProviderServiceId())
        .isEqualTo("svc-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"feasabilityChecked", "suspended", "Reserved"})
  void shouldFollowAServiceInAnyStateByItsId(String state) {
    providers.play(
        answer("POST service", 201, Map.of("id", "svc-1", "state", state)),
        once(answer("GET service/svc-1", 200, Map.of("id", "svc-1", "state", state))),
        answer("GET service/svc-1", 200, Map.of("id", "svc-1", "state", "ACTIVE")));

    ActivationId id = requested("everywhere");

    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(centre.stateNames(id)).contains("SUBMITTED").doesNotContain("UNKNOWN_OUTCOME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v4/monitor/77", "/v4/monitor/77/", "/v4/monitor/77?x=1"})
  void shouldFollowTheMonitorThatTheHeaderNames(String location) {
    providers.play(
        located(
            "http://127.0.0.1:9990" + location,
            answer("POST service", 202, service("svc-42", "designed", POSTED))),
        answer(
            "GET monitor/77",
            200,
            Map.of("id", "77", "state", "Completed", "sourceHref", "/service/svc-42")),
        answer("GET service/svc-42", 200, Map.of("id", "svc-42", "state", "active")));

    assertThat(
            centre
                .awaitEvent(requested("everywhere"), ServiceActivated.class)
                .getActivation()
                .getProviderServiceId())
        .isEqualTo("svc-42");
  }

  @Test
  void shouldFindTheServiceOfAMonitorThatIsGone() {
    providers.play(error("GET monitor/.*", 404, "60"));

    ActivationId id = requested("all-access-monitored");

    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(providers.services(id).getString("[0].state")).isEqualTo("active");
  }

  /** Neither by a page of a proxy, nor by a redirect, nor by a fault. */
  @ParameterizedTest
  @CsvSource({"404, <html>", "404, ''", "303, ''", "500, BOOM"})
  void shouldFindTheServiceOfAMonitorThatIsNotAnswered(int status, String body) {
    providers.play(
        located(
            "/v4/monitor/77", answer("POST service", 202, service("svc-42", "designed", POSTED))),
        answer("GET monitor/77", status, body),
        answer("GET service/svc-42", 200, Map.of("id", "svc-42", "state", "active")));

    ActivationId id = requested("everywhere");

    assertThat(centre.awaitEvent(id, ServiceActivated.class).getActivation().getProviderServiceId())
        .isEqualTo("svc-42");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | {"code":"60","reason":"not found"}
          404 | ''
          204 | ''
          206 | []
          """)
  void shouldSendAgainWhatAnEmptyListDoesNotShow(int status, String list) {
    providers.play(
        once(dropped(answer("POST service", 200, ""))), answer("GET service", status, list));

    ActivationId id = requested("everywhere");

    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(centre.stateNames(id)).contains("UNKNOWN_OUTCOME");
  }

  @Test
  void shouldTakeTheServiceOfAPartialList() {
    providers.play(
        once(dropped(answer("POST service", 200, ""))),
        answer("GET service", 206, List.of(foreign(), service("svc-1", "active", ASKED))));

    ActivationId id = requested("everywhere");

    assertThat(centre.awaitEvent(id, ServiceActivated.class).getActivation().getProviderServiceId())
        .isEqualTo("svc-1");
  }

  @ParameterizedTest
  @CsvSource({"409, DEV_LIMIT, PLAN_DEVICE_LIMIT", "422, 60, CREDENTIALS_EXPIRED"})
  void shouldUnderstandAProvidersOwnCodes(int status, String code, ActivationReason reason) {
    providers.introduce(Map.of(code, reason.name()));
    Object sent = code.equals("60") ? (Object) 60 : code;
    providers.play(error("POST service", status, sent));

    ActivationId id = requested("everywhere");

    assertThat(centre.awaitEvent(id, ActivationRejected.class).getReason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Fri, 20 Nov 2026 10:00:00 GMT", "soon", "-1", "Wed, 20 Nov 2999 10:00:00"})
  void shouldAskAgainThoughAProviderDoesNotSayWhen(String date) {
    providers.introduceAt("/" + Providers.RADIO + "/v1//");
    providers.play(times(2, until(date, answer("POST service", 503, ""))));

    ActivationId id = requested("everywhere");

    centre.awaitState(id, "ACTIVE");
    assertThat(providers.asked("service"))
        .filteredOn(asked -> asked.startsWith("POST"))
        .endsWith("POST service 503", "POST service 503", "POST service 201");
  }

  /** With a provider whose key is not known from another test. */
  @Test
  void shouldEncryptToTheKeyThatIsMeantForEncryption() {
    String provider = "meridian-mobile";
    Map<String, Object> key =
        new JsonPath(providers.answer(provider, "jwks.json")).getMap("keys[0]");
    Map<String, Object> signing = new HashMap<>(key);
    signing.put("use", "sig");
    signing.put("kid", "signing");
    providers.introduce(provider, Map.of());
    providers.play(
        provider, List.of(answer("GET jwks.json", 200, Map.of("keys", List.of(signing, key)))));

    String id =
        centre
            .request(
                user,
                Map.of(
                    "assetId",
                    device.assetId(),
                    "providerId",
                    provider,
                    "planId",
                    "flat",
                    "subscription",
                    new Subscription(
                            "MM-300-2001", Map.of("user", "ada.k", "password", "correct horse"))
                        .body()))
            .then()
            .statusCode(202)
            .extract()
            .path("id");

    centre.awaitEvent(ActivationId.parse(id), ServiceActivated.class);
  }

  // --- endings ---

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void shouldTakeAServiceThatIsGoneAsEnded(int status) {
    ActivationId id = active();
    providers.play(error("PATCH service/.*", status, 60));

    deactivate(id);

    centre.awaitEvent(id, ServiceDeactivated.class);
  }

  @ParameterizedTest
  @CsvSource({"409, ALREADY_TERMINATED", "422, 60", "400, INVALID_STATE", "404, ''", "500, BOOM"})
  void shouldLookAtAServiceThatIsSaidToHaveEndedBefore(int status, String code) {
    ActivationId id = active();
    providers.play(
        served(
            code.isEmpty()
                ? answer("PATCH service/.*", status, "")
                : error("PATCH service/.*", status, code)));

    deactivate(id);

    centre.awaitEvent(id, ServiceDeactivated.class);
  }

  @Test
  void shouldEndAServiceOfAProviderThatKnowsMergePatchesOnly() {
    ActivationId id = active();
    providers.play(once(error("PATCH service/.*", 415, "60")));

    deactivate(id);

    centre.awaitEvent(id, ServiceDeactivated.class);
    providers.awaitTerminated(id);
  }

  @Test
  void shouldReportAServiceThatItsProviderDoesNotEndUntilItDoes() {
    ActivationId id = active();
    providers.play(error("PATCH service/.*", 409, "CONTRACT_BOUND"));

    deactivate(id);

    DeactivationStalled stalled = centre.awaitEvent(id, DeactivationStalled.class);
    assertThat(stalled.getReason()).isEqualTo(DeactivationProblem.REFUSED_BY_PROVIDER);
    assertThat(stalled.getProviderCode()).isEqualTo("CONTRACT_BOUND");
    assertThat(stalled.getGivenUp()).isFalse();
    centre
        .get(id)
        .then()
        .body("state", equalTo("DEACTIVATING"))
        .body("reason", equalTo("REQUESTED"))
        .body("stalled.reason", equalTo("REFUSED_BY_PROVIDER"))
        .body("stalled.providerCode", equalTo("CONTRACT_BOUND"));
    assertThat(listed(id)).contains("CONTRACT_BOUND");
    providers.behave();
    centre.awaitEvent(id, ServiceDeactivated.class);
    assertThat(listed(id)).isEmpty();
  }

  private Optional<String> listed(ActivationId id) {
    JsonPath page =
        as("operator-1", Roles.OPERATOR)
            .get("/v1/deactivations?limit=200")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return Optional.ofNullable(
        page.getString("items.find { it.id == '%s' }.stalled.providerCode".formatted(id)));
  }

  @Test
  void shouldFollowAnEndingToItsEnd() {
    ActivationId id = active();
    String service = providers.services(id).getString("[0].id");
    providers.play(
        located("/v4/monitor/88", answer("PATCH service/.*", 202, "")),
        times(2, answer("GET monitor/88", 200, Map.of("id", "88", "state", "InProgress"))),
        answer("GET monitor/88", 200, Map.of("id", "88", "state", "Completed")));

    deactivate(id);

    centre.awaitEvent(id, ServiceDeactivated.class);
    assertThat(providers.asked("monitor/88")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(providers.asked("service/" + service))
        .containsOnlyOnce("PATCH service/" + service + " 202");
  }

  @Test
  void shouldReportAnEndingThatFailsAtTheProvider() {
    ActivationId id = active();
    providers.play(
        located("/v4/monitor/89", answer("PATCH service/.*", 202, "")),
        answer("GET monitor/89", 200, Map.of("id", "89", "state", "InError")));

    centre.withdraw(device, user, AssetStatus.RETURNED);

    assertThat(centre.awaitEvent(id, DeactivationStalled.class).getReason())
        .isEqualTo(DeactivationProblem.FAILED_AT_PROVIDER);
    assertThat(centre.state(id)).isEqualTo("DEACTIVATING");
  }

  // --- cancelling, and who did what ---

  @Test
  void shouldCancelWhatTheProviderIsWorkingOnAndLetItBeRequestedAgain() {
    providers.play(
        located("/v4/monitor/90", served(answer("POST service", 202, ""))),
        answer("GET monitor/90", 200, Map.of("id", "90", "state", "InProgress")));
    ActivationId id = requested("everywhere");
    centre.awaitState(id, "SUBMITTED");

    cancel(id).then().statusCode(202).body("state", equalTo("CANCELLING"));
    cancel(id).then().statusCode(202);
    ActivationId again = centre.requested(user, device, "everywhere", null);
    assertThat(again).isNotEqualTo(id);
    providers.play(error("GET monitor/90", 404, "60"));

    ServiceDeactivated ended = centre.awaitEvent(id, ServiceDeactivated.class);
    assertThat(ended.getReason()).isEqualTo(DeactivationReason.REQUESTED);
    assertThat(ended.getActivation().getLastCommand().getCommand())
        .isEqualTo(ActivationCommandKind.CANCEL);
    providers.awaitTerminated(id);
    centre.give(user, again, providers.newSubscriber()).then().statusCode(200);
    providers.behave();
    centre.awaitState(again, "ACTIVE");
  }

  @Test
  void shouldCancelARequestWhoseOutcomeIsUnknown() {
    providers.play(dropped(answer("POST service", 200, "")), error("GET service", 500, "BOOM"));
    ActivationId id = requested("everywhere");
    centre.awaitState(id, "UNKNOWN_OUTCOME");

    cancel(id).then().statusCode(202).body("state", equalTo("CANCELLING"));

    providers.behave();
    centre.awaitState(id, "CANCELLED");
    assertThat(providers.services(id).getList("id")).isEmpty();
  }

  @Test
  void shouldTellWhoEndedAServiceApartFromWhoRequestedIt() {
    ActivationId id = active();

    centre.talk("agent-7", user);
    onceKnown(
            () -> command("agent-7", Roles.AGENT).post("/v1/activations/" + id + "/deactivations"))
        .then()
        .statusCode(202);

    ServiceDeactivated ended = centre.awaitEvent(id, ServiceDeactivated.class);
    assertThat(ended.getActivation().getActor().getId()).isEqualTo(user);
    assertThat(ended.getActivation().getLastCommand().getActor().getKind())
        .isEqualTo(ActorKind.AGENT);
    assertThat(ended.getActivation().getLastCommand().getActor().getId()).isEqualTo("agent-7");
    assertThat(centre.events(id)).anyMatch(ServiceDeactivating.class::isInstance);
    JsonPath commands =
        as("supervisor-8", Roles.SUPERVISOR).get("/v1/activations/" + id + "/commands").jsonPath();
    assertThat(commands.getList("command")).containsExactly("REQUEST", "DEACTIVATE");
    assertThat(commands.getList("actorId")).containsExactly(user, "agent-7");
  }

  @Test
  void shouldTellWhoHadTheSignalSentAgain() {
    ActivationId id = requested("garage-radio");
    centre.awaitState(id, "AWAITING_DEVICE");

    centre.talk("agent-7", user);
    onceKnown(() -> command("agent-7", Roles.AGENT).post("/v1/activations/" + id + "/signals"))
        .then()
        .statusCode(202);

    assertThat(
            centre
                .awaitEvent(id, ServiceActivated.class)
                .getActivation()
                .getLastCommand()
                .getActor()
                .getId())
        .isEqualTo("agent-7");
  }

  // --- the standard ---

  @Test
  void shouldBeAskedOfASimulatorThatAnswersAsTheStandardHasIt() {
    Optional<Tmf640> official = Tmf640.official();
    assumeThat(official).as("conformance data, see property conformance.dir").isPresent();
    ActivationId id = requested("all-access-monitored");
    centre.awaitState(id, "ACTIVE");
    String service = providers.services(id).getString("[0].id");

    Tmf640 document = official.get();
    document.assertAnswers(
        "GET", "/service", 200, providers.answer("service?relatedEntity.id=" + id));
    document.assertAnswers("GET", "/service/1", 200, providers.answer("service/" + service));
    document.assertAnswers("GET", "/monitor/1", 200, providers.answer("monitor/m-" + service));
    document.assertAnswers("GET", "/service/1", 404, providers.answer("service/none"));
    document.assertAnswers("GET", "/monitor/1", 404, providers.answer("monitor/none"));
  }

  private Response cancel(ActivationId id) {
    return centre.command(user, id, "cancellations");
  }

  private void deactivate(ActivationId id) {
    centre.command(user, id, "deactivations").then().statusCode(202);
  }
}
