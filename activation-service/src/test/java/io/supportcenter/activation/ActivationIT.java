package io.supportcenter.activation;

import static io.supportcenter.kit.testing.Centre.as;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static io.supportcenter.kit.testing.Centre.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.ActivationScenario;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.events.ActivationFailed;
import io.supportcenter.events.ActivationHeld;
import io.supportcenter.events.ActivationReason;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.events.ActivationStatus;
import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.events.Remedy;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a request to a service that is active on a device. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class ActivationIT extends ActivationScenario {

  @Test
  void shouldActivateAServiceWithDeviceInformationFromTheAssetStore() {
    centre.register(device, user);
    Subscription subscription = providers.newSubscriber();

    ActivationId id = centre.requested(user, device, "all-access", subscription);

    centre.awaitState(id, "ACTIVE");
    ServiceActivated event = centre.awaitEvent(id, ServiceActivated.class);
    assertThat(event.getActivation().getSerialNumber()).isEqualTo(device.serialNumber());
    assertThat(event.getActivation().getStatus()).isEqualTo(ActivationStatus.ACTIVE);
    JsonPath provided = providers.services(id);
    assertThat(characteristic(provided, "manufacturer")).isEqualTo("Aurelia Audio");
    assertThat(characteristic(provided, "model")).isEqualTo("AX-700");
    assertThat(characteristic(provided, "serialNumber")).isEqualTo(device.serialNumber());
    assertThat(characteristic(provided, "authenticatedSubscription"))
        .isEqualTo(subscription.number());
    assertThat(event.getActivation().getProviderServiceId())
        .isEqualTo(provided.getString("[0].id"));
    assertThat(providers.askedFor()).as("on behalf of the user").containsOnlyOnce(user);
  }

  @Test
  void shouldFollowTheMonitorOfAProviderThatTakesItsTime() {
    centre.register(device, user);

    ActivationId id =
        centre.requested(user, device, "all-access-monitored", providers.newSubscriber());

    centre.awaitState(id, "ACTIVE");
    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(centre.stateNames(id)).endsWith("SUBMITTING", "SUBMITTED", "ACTIVE");
  }

  @Test
  void shouldRejectForTheReasonThatAMonitorTells() {
    centre.register(device, user);
    Subscription wrong = providers.newSubscriber().with(Map.of("user", "ada", "pin", "0000"));

    ActivationId id = centre.requested(user, device, "all-access-monitored", wrong);

    assertThat(centre.awaitEvent(id, ActivationRejected.class).getReason())
        .isEqualTo(ActivationReason.CREDENTIALS_INVALID);
  }

  @Test
  void shouldTakeABackEndsRequestAndTheUsersCredentialsLater() {
    centre.register(device, user);
    ActivationRequested request = backEndsRequest(UUID.randomUUID().toString(), device.assetId());
    ActivationId id = ActivationId.ofRequest(user, request.getRequestId());

    centre.publish(Topics.ACTIVATION_REQUESTS, user, request);
    centre.publish(Topics.ACTIVATION_REQUESTS, user, request);

    assertThat(centre.awaitEvent(id, ActivationHeld.class).getNeeded())
        .containsExactly("credentials");
    centre.give(user, id, providers.newSubscriber()).then().statusCode(200);
    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(centre.stateNames(id))
        .endsWith("VALIDATED", "CREDENTIALS_READY", "SUBMITTING", "ACTIVE");
  }

  @Test
  void shouldRefuseAnInvalidRequestOfABackEndAndAcceptItOnceCorrected() {
    centre.register(device, user);
    String requestId = UUID.randomUUID().toString();
    ActivationRequested wrong = backEndsRequest(requestId, "a\u0000b");
    ActivationRequested right = backEndsRequest(requestId, device.assetId());

    centre.publish(Topics.ACTIVATION_REQUESTS, user, wrong);
    centre.publish(Topics.ACTIVATION_REQUESTS, user, right);

    ActivationId taken = ActivationId.ofRequest(user, requestId);
    centre.awaitEvent(taken, ActivationHeld.class);
    assertThat(centre.events(taken)).filteredOn(ActivationHeld.class::isInstance).hasSize(1);
    assertThat(centre.rejectionsOf(user))
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.getReason()).isEqualTo(ActivationReason.REQUEST_INVALID);
          assertThat(refusal.getDetail())
              .isEqualTo("assetId: an asset id must not contain control characters");
        });
    awaiting()
        .untilAsserted(
            () -> assertThat(centre.refusals(user)).containsExactly("CHARACTERS assetId"));
  }

  @ParameterizedTest
  @CsvSource({"BLANK, ' '", "CHARACTERS, a\u0007b", "TOO_LONG, "})
  void shouldRefuseARequestWhoseIdIsNotOne(String code, String requestId) {
    centre.publish(
        Topics.ACTIVATION_REQUESTS,
        user,
        backEndsRequest(requestId == null ? "1".repeat(129) : requestId, device.assetId()));

    awaiting()
        .untilAsserted(
            () -> assertThat(centre.refusals(user)).containsExactly(code + " requestId"));
    assertThat(centre.rejectionsOf(user)).hasSize(1);
  }

  @Test
  void shouldPublishInTheTraceOfTheCause() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    ActivationRequested request = backEndsRequest(UUID.randomUUID().toString(), device.assetId());
    ActivationId id = ActivationId.ofRequest(user, request.getRequestId());

    centre.publish(Topics.ACTIVATION_REQUESTS, user, request);
    centre.awaitState(id, "REQUESTED");
    centre.publish(
        Topics.ASSETS, device.assetId(), device.registered(user, 1), Map.of("traceparent", trace));

    centre.awaitEvent(id, ActivationHeld.class);
    assertThat(centre.header(id, "traceparent")).isEqualTo(trace);
  }

  @Test
  void shouldWaitForTheRegistrationThatTheRequestOutran() {
    ActivationId id = centre.requested(user, device, "all-access", providers.newSubscriber());
    assertThat(centre.state(id)).isEqualTo("REQUESTED");

    centre.register(device, user);

    centre.awaitState(id, "ACTIVE");
  }

  /** A request that misses its registration would be rejected when its wait is over. */
  @Test
  void shouldMissNoneOfTheRegistrationsThatItsRequestsRace() throws InterruptedException {
    List<Devices> devices = Stream.generate(Devices::newDevice).limit(40).toList();

    Thread registration =
        Thread.ofVirtual().start(() -> devices.forEach(d -> centre.register(d, user)));
    List<ActivationId> ids =
        devices.stream().map(d -> centre.requested(user, d, "everywhere", null)).toList();

    assertThat(ids).allSatisfy(id -> centre.awaitState(id, "VALIDATED"));
    registration.join();
  }

  @Test
  void shouldNotWaitForARegistrationForEver() {
    ActivationId id = centre.requested(user, device, "all-access", providers.newSubscriber());

    assertThat(centre.awaitEvent(id, ActivationRejected.class).getReason())
        .isEqualTo(ActivationReason.DEVICE_NOT_REGISTERED);
  }

  @Test
  void shouldAskTheUserForWhatTheProviderNeeds() {
    centre.register(device, user);
    Subscription complete = providers.newSubscriber();

    ActivationId id =
        centre.requested(user, device, "all-access", complete.with(Map.of("user", "ada")));

    centre.awaitState(id, "HELD");
    centre.get(id).then().body("needed", contains("pin"));
    centre.give(user, id, complete).then().statusCode(200);
    centre.awaitState(id, "ACTIVE");
  }

  @Test
  void shouldWaitUntilTheDeviceHasReceivedTheSignal() {
    centre.register(device, user);

    ActivationId id = centre.requested(user, device, "car-radio", providers.newSubscriber());

    centre.awaitEvent(id, ServiceActivated.class);
    assertThat(centre.stateNames(id)).endsWith("SUBMITTING", "AWAITING_DEVICE", "ACTIVE");
  }

  @Test
  void shouldHaveTheSignalSentAgain() {
    centre.register(device, user);
    ActivationId id = centre.requested(user, device, "garage-radio", providers.newSubscriber());
    centre.awaitState(id, "AWAITING_DEVICE");

    centre.command(user, id, "signals").then().statusCode(202);

    centre.awaitState(id, "ACTIVE");
  }

  @Test
  void shouldGiveUpADeviceThatTheSignalDoesNotReachAndEndTheService() {
    centre.register(device, user);

    ActivationId id = centre.requested(user, device, "garage-radio", providers.newSubscriber());

    assertThat(centre.awaitEvent(id, ActivationFailed.class).getReason())
        .isEqualTo(ActivationReason.DEVICE_NOT_REACHED);
    providers.awaitTerminated(id);
  }

  @Test
  void shouldRejectForTheReasonThatTheProviderGives() {
    Subscription known = providers.newSubscriber();
    Devices other = Devices.newDevice("K8");
    centre.register(other, user);
    centre.register(device, user);

    rejected(other, "all-access", known, ActivationReason.SERVICE_NOT_SUPPORTED_ON_MODEL);
    rejected(
        device,
        "all-access",
        new Subscription("SW-nobody", known.credentials()),
        ActivationReason.SUBSCRIPTION_NOT_FOUND);
    rejected(
        device,
        "all-access",
        known.with(Map.of("user", "ada", "pin", "1111")),
        ActivationReason.CREDENTIALS_INVALID);
    rejected(
        device, "all-access", providers.newSubscriber(true), ActivationReason.CREDENTIALS_EXPIRED);
    ActivationId first = centre.requested(user, device, "one-device", known);
    centre.awaitState(first, "ACTIVE");
    rejected(other, "one-device", known, ActivationReason.PLAN_DEVICE_LIMIT);
  }

  private void rejected(
      Devices on, String plan, Subscription subscription, ActivationReason reason) {
    ActivationId id = centre.requested(user, on, plan, subscription);
    assertThat(centre.awaitEvent(id, ActivationRejected.class).getReason()).isEqualTo(reason);
  }

  @Test
  void shouldRefuseAtOnceWhatIsNotAllowed() {
    centre.registerAndAwait(device, user);
    Devices unconfirmed = Devices.newDevice();
    centre.publish(unconfirmed, unconfirmed.registered(user, 1, false));

    refusedAtOnce(newUser(), device, "NOT_OWNER");
    awaiting().untilAsserted(() -> refusedAtOnce(user, unconfirmed, "SERIAL_MISSING"));
    centre.requested(user, device, "car-radio", null);
    centre
        .request(user, device, "car-radio", null)
        .then()
        .statusCode(422)
        .body("code", equalTo("ALREADY_REQUESTED"));
    centre
        .request(user, Map.of("assetId", device.assetId(), "providerId", "nobody", "planId", "p"))
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("PROVIDER_UNKNOWN"));
  }

  private void refusedAtOnce(String by, Devices on, String code) {
    centre
        .request(by, on, "all-access", null)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void shouldCancelBeforeTheProviderHasAnythingAndNotAfterwards() {
    centre.registerAndAwait(device, user);
    ActivationId waiting = centre.requested(user, device, "all-access", null);
    cancel(waiting).then().statusCode(201).body("state", equalTo("CANCELLED"));
    centre
        .give(user, waiting, providers.newSubscriber())
        .then()
        .statusCode(409)
        .body("code", equalTo("NOT_WAITING_FOR_SUBSCRIPTION"));

    ActivationId active = centre.requested(user, device, "everywhere", providers.newSubscriber());
    centre.awaitState(active, "ACTIVE");
    assertThat(centre.get(waiting).jsonPath().getString("state")).isEqualTo("CANCELLED");
    cancel(active).then().statusCode(409).body("code", equalTo("PAST_POINT_OF_NO_RETURN"));
  }

  private Response cancel(ActivationId id) {
    return centre.command(user, id, "cancellations");
  }

  @Test
  void shouldReplayTheAnswerToTheSameRequest() {
    centre.registerAndAwait(device, user);
    String key = UUID.randomUUID().toString();
    String first = withKey(key, device.assetId());

    for (String same :
        List.of(
            device.assetId(),
            device.assetId().toUpperCase(Locale.ROOT),
            " " + device.assetId() + " ")) {
      assertThat(withKey(key, same)).as(same).isEqualTo(first);
    }
  }

  @Test
  void shouldNotTakeAnotherSecretForTheSameRequest() {
    centre.registerAndAwait(device, user);
    String key = UUID.randomUUID().toString();
    Subscription subscription = providers.newSubscriber();

    String first = withKey(key, subscription).then().statusCode(202).extract().path("id");
    assertThat(withKey(key, subscription).then().statusCode(202).extract().<String>path("id"))
        .isEqualTo(first);
    for (Subscription other :
        List.of(
            subscription.with(Map.of("user", "ada", "pin", "9999")),
            new Subscription("SW-other", subscription.credentials()))) {
      withKey(key, other).then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }
  }

  private Response withKey(String key, Subscription subscription) {
    return as(user, Roles.USER)
        .header("Idempotency-Key", key)
        .body(
            Map.of(
                "assetId",
                device.assetId(),
                "providerId",
                Providers.RADIO,
                "planId",
                "everywhere",
                "subscription",
                subscription.body()))
        .post("/v1/activations");
  }

  @Test
  void shouldRefuseAnotherRequestUnderTheSameRequestId() {
    String requestId = UUID.randomUUID().toString();
    ActivationRequested first = backEndsRequest(requestId, device.assetId());
    ActivationRequested other = backEndsRequest(requestId, "car-radio", first.getOccurredAt());
    ActivationRequested same =
        backEndsRequest(requestId, first.getPlanId(), first.getOccurredAt().plusSeconds(1));

    centre.publish(Topics.ACTIVATION_REQUESTS, user, first);
    centre.publish(Topics.ACTIVATION_REQUESTS, user, same);
    centre.publish(Topics.ACTIVATION_REQUESTS, user, other);

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.rejectionsOf(user))
                .singleElement()
                .satisfies(refusal -> {
                  assertThat(refusal.getReason()).isEqualTo(ActivationReason.REQUEST_ID_REUSED);
                  assertThat(refusal.getActivation().getPlanId()).isEqualTo("car-radio");
                  assertThat(refusal.getDetail())
                      .contains(ActivationId.ofRequest(user, requestId).toString());
                }));
    assertThat(centre.state(ActivationId.ofRequest(user, requestId))).isEqualTo("REQUESTED");
    assertThat(refusals(requestId))
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.getCode()).isEqualTo("ID_REUSED");
          assertThat(refused.getField()).isEqualTo("requestId");
          assertThat(refused.getRemedy()).isEqualTo(Remedy.RESEND_WITH_NEW_ID);
        });
  }

  private List<RecordRefused> refusals(String requestId) {
    return centre.published(Topics.REFUSALS).stream()
        .filter(RecordRefused.class::isInstance)
        .map(RecordRefused.class::cast)
        .filter(refused -> requestId.equals(refused.getRecordId()))
        .toList();
  }

  /** As seconds, or as microseconds, in place of milliseconds. */
  @ParameterizedTest
  @ValueSource(longs = {1_795_168_800L, 1_795_168_800_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
  void shouldRefuseARequestOfAnotherCentury(long millis) {
    String requestId = UUID.randomUUID().toString();

    centre.publish(
        Topics.ACTIVATION_REQUESTS,
        user,
        backEndsRequest(requestId, "all-access", Instant.ofEpochMilli(millis)));

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.rejectionsOf(user))
                .singleElement()
                .satisfies(refusal ->
                    assertThat(refusal.getDetail())
                        .isEqualTo("occurredAt: must be in the years 1990 to 2200")));
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusalsOf(requestId)).containsExactly("OUT_OF_RANGE occurredAt"));
  }

  private String withKey(String key, String assetId) {
    return as(user, Roles.USER)
        .header("Idempotency-Key", key)
        .body(Map.of("assetId", assetId, "providerId", Providers.RADIO, "planId", "everywhere"))
        .post("/v1/activations")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"providerId":"p","planId":"p"}                                | assetId                  | must not be null
          {"assetId":"a","providerId":" ","planId":"p"}                  | providerId               | must not be blank or contain control characters
          {"assetId":"a","providerId":"p","planId":"p","onBehalfOf":" "} | onBehalfOf               | must not be blank or contain control characters
          {"assetId":"a\\u0000","providerId":"p","planId":"p"}             | assetId                  | must be a text without control characters and halves of surrogate pairs
          {"assetId":"a","providerId":"p","planId":7}                    | planId                   | must be a text without control characters and halves of surrogate pairs
          {"assetId":"a","providerId":"p","providerId":"q","planId":"p"} | providerId               | is given twice
          {"assetId":"a","providerId":"p","planId":"p","wrong":1}        | wrong                    | is not a known field
          {"assetId":"a","providerId":"p","planId":"p","subscription":"x"} | subscription           | has the wrong type or form
          {"assetId":"a","providerId":"p","planId":"p","subscription":{"number":"1"}} | subscription.credentials | must not be empty
          {"assetId":"a","providerId":"p","planId":"p","subscription":{"number":"1","credentials":[{"name":"pin"}]}} | subscription.credentials[0].value | must not be empty
          """)
  void shouldSayWhichFieldOfABodyIsWrongAndWhy(String body, String field, String reason) {
    centre
        .request(user, body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field))
        .body("errors.reason", contains(reason));
  }

  @Test
  void shouldFindADeviceByItsIdInCapitalLetters() {
    centre.registerAndAwait(device, user);
    String capitals = device.assetId().toUpperCase(Locale.ROOT);
    String id =
        centre
            .request(
                user,
                Map.of(
                    "assetId",
                    " " + capitals,
                    "providerId",
                    Providers.RADIO,
                    "planId",
                    "all-access"))
            .then()
            .statusCode(202)
            .body("assetId", equalTo(device.assetId()))
            .body("state", not(equalTo("REQUESTED")))
            .extract()
            .path("id");
    as(user, Roles.USER)
        .get("/v1/activations/" + id.toUpperCase(Locale.ROOT))
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
  }

  @Test
  void shouldSayThatABodyIsNotJson() {
    centre
        .request(user, "{")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED_BODY"));
  }

  @Test
  void shouldListAUsersActivationsPageByPage() {
    centre.registerAndAwait(device, user);
    ActivationId first = centre.requested(user, device, "everywhere", null);
    ActivationId second = centre.requested(user, device, "car-radio", null);

    JsonPath page = page("?limit=1");
    assertThat(page.getList("items.id")).containsExactly(first.toString());
    page = page("?limit=1&cursor=" + page.getString("next"));
    assertThat(page.getList("items.id")).containsExactly(second.toString());
    assertThat(page.getString("next")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit, must be greater than or equal to 1",
    "?limit=201, limit, must be less than or equal to 200",
    "?cursor=x, cursor, must be the next of an earlier page"
  })
  void shouldSayWhichParameterIsWrongAndWhy(String query, String field, String reason) {
    get(query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field))
        .body("errors.reason", contains(reason));
  }

  private JsonPath page(String query) {
    return get(query).then().statusCode(200).extract().jsonPath();
  }

  private Response get(String query) {
    return as(user, Roles.USER).get("/v1/users/" + user + "/activations" + query);
  }

  private ActivationRequested backEndsRequest(String requestId, String asset) {
    return backEndsRequest(requestId, asset, "all-access", Instant.now());
  }

  private ActivationRequested backEndsRequest(String requestId, String plan, Instant at) {
    return backEndsRequest(requestId, device.assetId(), plan, at);
  }

  private ActivationRequested backEndsRequest(
      String requestId, String asset, String plan, Instant at) {
    return ActivationRequested.newBuilder()
        .setRequestId(requestId)
        .setUserId(user)
        .setAssetId(asset)
        .setProviderId(Providers.RADIO)
        .setPlanId(plan)
        .setActor(new Actor(ActorKind.SYSTEM, "northmart"))
        .setOnBehalfOf("northmart")
        .setOccurredAt(at)
        .build();
  }

  private static String characteristic(JsonPath services, String name) {
    return services.getString("[0].serviceCharacteristic.find { it.name == '" + name + "' }.value");
  }
}
