package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.events.AccountStatus;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.PaymentMethodKind;
import io.supportcenter.events.ReactivationBlock;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationReason;
import io.supportcenter.events.ReactivationRefusal;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.events.ReactivationResponse;
import io.supportcenter.events.ThirdResponseKind;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests and their answers. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class AnswersIT {

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @Test
  void shouldAcceptWithoutConditionAboveBothThresholds() {
    TestAccount account = TestAccount.good();
    accountSystems.know(account);
    centre.describe(account);

    centre.requestByKafka(account);

    var events = centre.awaitPublished(account, "ReactivationDecided", "AccountReactivated");
    ReactivationDecided decided = (ReactivationDecided) events.getFirst();
    assertThat(decided.getResponse()).isEqualTo(ReactivationResponse.FIRST);
    assertThat(decided.getScore()).isEqualTo(490);
    assertThat(decided.getCondition()).isNull();
    assertThat(decided.getReasons()).isEmpty();
    AccountReactivated reactivated = (AccountReactivated) events.getLast();
    assertThat(reactivated.getPaymentMethod()).isNull();
    assertThat(reactivated.getAccountSystemReference()).startsWith("RA-");
    assertThat(reactivated.getVersion()).isEqualTo(2);
  }

  @Test
  void shouldAcceptOnConditionOfAnotherPaymentMethodBelowBothThresholds() {
    TestAccount account = TestAccount.poor();
    centre.describe(account);

    centre.requestByKafka(account);

    ReactivationDecided decided = decided(account);
    assertThat(decided.getResponse()).isEqualTo(ReactivationResponse.SECOND);
    assertThat(decided.getScore()).isEqualTo(-30);
    assertThat(decided.getCondition().getDiffersFrom()).isEqualTo(PaymentMethodKind.DIRECT_DEBIT);
    assertThat(decided.getCondition().getAnyOf())
        .containsExactly(
            PaymentMethodKind.CREDIT_CARD, PaymentMethodKind.DEBIT_CARD, PaymentMethodKind.PREPAID);
    assertThat(decided.getReasons())
        .containsExactly(
            ReactivationReason.CHARGE_BACKS,
            ReactivationReason.PAYMENTS_LATE,
            ReactivationReason.BALANCE_OUTSTANDING,
            ReactivationReason.DEACTIVATED_FOR_NON_PAYMENT);
  }

  @Test
  void shouldReferToAnAgentBetweenTheThresholds() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);

    centre.requestByKafka(account);

    ReactivationDecided decided = decided(account);
    assertThat(decided.getResponse()).isEqualTo(ReactivationResponse.THIRD);
    assertThat(decided.getSatisfiesFirst()).isTrue();
    assertThat(decided.getSatisfiesSecond()).isFalse();
    assertThat(decided.getThirdResponse().getKind()).isEqualTo(ThirdResponseKind.REFER_TO_AGENT);
  }

  @Test
  void shouldBlockARestrictedAccountWhateverItsScore() {
    TestAccount account = TestAccount.good().restricted(AccountRestriction.LEGAL_HOLD);
    centre.describe(account);

    centre.requestByKafka(account);

    ReactivationDecided decided = decided(account);
    assertThat(decided.getResponse()).isEqualTo(ReactivationResponse.BLOCKED);
    assertThat(decided.getBlockedBy()).isEqualTo(ReactivationBlock.LEGAL_HOLD);
  }

  @Test
  void shouldCountTheDevicesInTheUsersAssetStore() {
    TestAccount without = TestAccount.almostGood();
    TestAccount with = TestAccount.almostGood();
    centre.describe(without);
    centre.describe(with);
    register(with.user());
    Centre.awaiting().until(() -> score(with) == 385);

    assertThat(score(without)).isEqualTo(375);
  }

  @Test
  void shouldAnswerTheUserOverRest() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);

    String id = centre.request(account);

    centre
        .awaitState(account, id, "THIRD")
        .body("response", equalTo("THIRD"))
        .body("nextStep", equalTo("TALK_TO_AGENT"))
        .body("reasons", hasSize(4))
        .body("offer", nullValue());
  }

  @Test
  void shouldShowStaffHowAnAnswerCameAbout() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String id = centre.request(account);
    centre.awaitState(account, id, "THIRD");

    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/reactivations/" + id + "/decisions")
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].score", equalTo(315))
        .body("[0].thresholds.first", equalTo(260))
        .body("[0].thresholds.second", equalTo(380))
        .body("[0].policy.id", equalTo("standard"))
        .body("[0].policy.hash", not(nullValue()))
        .body("[0].comparisons", hasSize(10))
        .body("[0].comparisons.find { it.attribute == 'ON_TIME_PERCENT' }.value", equalTo(90))
        .body("[0].comparisons.find { it.attribute == 'ON_TIME_PERCENT' }.points", equalTo(75))
        .body("[0].comparisons.points", everyItem(not(nullValue())));
  }

  @Test
  void shouldWaitForAnAccountWhoseStateComesLater() {
    TestAccount account = TestAccount.good();
    accountSystems.know(account);
    String id = centre.request(account);
    centre.reactivation(account, id).body("state", equalTo("RECEIVED"));

    centre.describe(account);

    centre.awaitState(account, id, "REACTIVATED");
  }

  @Test
  void shouldNotWaitForEverNorRevealWhetherAnotherUserHasTheAccount() {
    TestAccount account = TestAccount.good();
    centre.describe(account);
    TestAccount stranger =
        new TestAccount(account.id(), "user-" + UUID.randomUUID(), account.state());

    String id = centre.request(stranger);

    centre.awaitState(stranger, id, "REFUSED").body("reason", equalTo("ACCOUNT_UNKNOWN"));
    centre.request(account);
  }

  @Test
  void shouldRefuseAnAccountThatIsNotDeactivated() {
    TestAccount account = TestAccount.good().withStatus(AccountStatus.ACTIVE);
    centre.describe(account);

    centre.requestByKafka(account);

    ReactivationRefused refused =
        (ReactivationRefused) centre.awaitPublished(account, "ReactivationRefused").getFirst();
    assertThat(refused.getReason()).isEqualTo(ReactivationRefusal.ACCOUNT_NOT_DEACTIVATED);
    centre
        .post(account.user(), "/v1/reactivations", Map.of("accountId", account.id()))
        .statusCode(409)
        .body("code", equalTo("ACCOUNT_NOT_DEACTIVATED"));
  }

  @Test
  void shouldRefuseAnInvalidRequestAndDecideOnTheAccountsNextOne() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    List<ReactivationRequested> bad =
        List.of(
            ReactivationCentre.request(account, " "),
            ReactivationCentre.request(account, "x".repeat(65)),
            ReactivationCentre.request(account, "request\u0000"),
            request(account, "bad-user", "user\u0000", null),
            request(account, "bad-vendor", account.user(), ""));

    bad.forEach(request -> centre.publish(Topics.REACTIVATION_REQUESTS, account.id(), request));
    centre.requestByKafka(account);

    String refused = "ReactivationRefused";
    var events =
        centre.awaitPublished(
            account, refused, refused, refused, refused, refused, "ReactivationDecided");
    List<ReactivationRefused> refusals =
        events.stream().limit(5).map(ReactivationRefused.class::cast).toList();
    assertThat(refusals)
        .extracting(ReactivationRefused::getReason)
        .containsOnly(ReactivationRefusal.REQUEST_INVALID);
    assertThat(refusals)
        .extracting(ReactivationRefused::getRequestId)
        .containsExactlyElementsOf(bad.stream().map(ReactivationRequested::getRequestId).toList());
    assertThat(refusals)
        .extracting(refusal -> refusal.getDetail().replaceFirst(":.*", ""))
        .containsExactly("requestId", "requestId", "requestId", "userId", "onBehalfOf");
    assertThat(refusals).extracting(ReactivationRefused::getReactivationId).doesNotHaveDuplicates();
  }

  private static ReactivationRequested request(
      TestAccount account, String id, String user, String onBehalfOf) {
    ReactivationRequested usual = ReactivationCentre.request(account, id);
    return ReactivationRequested.newBuilder()
        .setRequestId(id)
        .setAccountId(usual.getAccountId())
        .setUserId(user)
        .setActor(usual.getActor())
        .setOnBehalfOf(onBehalfOf)
        .setRequestedAt(usual.getRequestedAt())
        .build();
  }

  @Test
  void shouldNameTheFieldThatHasControlCharacters() {
    TestAccount account = TestAccount.good();

    centre
        .post(account.user(), "/v1/reactivations", Map.of("accountId", "a\u0000b"))
        .statusCode(400)
        .body("errors.field", hasItem("accountId"));
    Centre.command("agent-1", Roles.AGENT)
        .body(Map.of("accountId", account.id(), "userId", "u-1", "onBehalfOf", "vendor\u0085"))
        .post("/v1/reactivations")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("onBehalfOf"));
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/accounts/{id}/reactivations", "a\u0000b")
        .then()
        .statusCode(400);
  }

  @Test
  void shouldDecideOnceHoweverOftenTheRequestComes() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    var request = ReactivationCentre.request(account, "request-1");

    centre.publish(Topics.REACTIVATION_REQUESTS, account.id(), request);
    centre.publish(Topics.REACTIVATION_REQUESTS, account.id(), request);
    centre.awaitPublished(account, "ReactivationDecided");
    centre.publish(Topics.REACTIVATION_REQUESTS, account.id(), request);
    TestAccount later = TestAccount.poor();
    centre.describe(later);
    centre.requestByKafka(later);
    centre.awaitPublished(later, "ReactivationDecided");

    assertThat(centre.publishedTypes(account)).containsExactly("ReactivationDecided");
  }

  @Test
  void shouldHaveOneReactivationOfAnAccountUnderWay() {
    TestAccount account = TestAccount.poor();
    centre.describe(account);
    String id = centre.request(account);
    centre.awaitState(account, id, "CONDITIONAL_OFFER");

    centre
        .post(account.user(), "/v1/reactivations", Map.of("accountId", account.id()))
        .statusCode(409)
        .body("code", equalTo("REACTIVATION_OPEN"));
    centre.requestByKafka(account);

    var events = centre.awaitPublished(account, "ReactivationDecided", "ReactivationRefused");
    assertThat(((ReactivationRefused) events.getLast()).getReason())
        .isEqualTo(ReactivationRefusal.REACTIVATION_OPEN);
  }

  @Test
  void shouldNotReactivateAnAccountTwiceBeforeItsNextState() {
    TestAccount account = TestAccount.good();
    accountSystems.know(account);
    centre.describe(account);
    String id = centre.request(account);
    centre.awaitState(account, id, "REACTIVATED");

    centre
        .post(account.user(), "/v1/reactivations", Map.of("accountId", account.id()))
        .statusCode(409)
        .body("code", equalTo("ACCOUNT_NOT_DEACTIVATED"));
  }

  @Test
  void shouldListTheReactivationsOfAnAccountTheNewestFirst() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String first = centre.request(account);
    centre.awaitState(account, first, "THIRD");
    String second = centre.request(account);
    String path = "/v1/accounts/" + account.id() + "/reactivations";

    String cursor =
        Centre.as(account.user(), Roles.USER)
            .get(path + "?limit=1")
            .then()
            .statusCode(200)
            .body("items.id", contains(second))
            .extract()
            .path("next");
    Centre.as(account.user(), Roles.USER)
        .get(path + "?limit=1&cursor=" + cursor)
        .then()
        .body("items.id", contains(first));
    Centre.as(account.user(), Roles.USER)
        .get(path)
        .then()
        .body("items.id", contains(second, first))
        .body("items.response", contains("THIRD", "THIRD"));
    Centre.as("stranger", Roles.USER).get(path).then().body("items", hasSize(0));
  }

  private ReactivationDecided decided(TestAccount account) {
    return (ReactivationDecided) centre.awaitPublished(account, "ReactivationDecided").getFirst();
  }

  /** Asks again and again: neither score leads to an open reactivation of these accounts. */
  private int score(TestAccount account) {
    String id =
        Centre.command(account.user(), Roles.USER)
            .body(Map.of("accountId", account.id()))
            .post("/v1/reactivations")
            .then()
            .extract()
            .path("id");
    if (id == null) {
      return 0;
    }
    List<Integer> scores =
        Centre.as("supervisor-1", Roles.SUPERVISOR)
            .get("/v1/reactivations/" + id + "/decisions")
            .then()
            .extract()
            .path("score");
    return scores.isEmpty() ? 0 : scores.getLast();
  }

  private void register(String user) {
    String asset = UUID.randomUUID().toString();
    centre.publish(
        Topics.ASSETS,
        asset,
        DeviceRegistered.newBuilder()
            .setAssetId(asset)
            .setVersion(1)
            .setUserId(user)
            .setRegistrationId(asset)
            .setOccurredAt(Instant.now())
            .setDevice(
                Device.newBuilder()
                    .setStatus(AssetStatus.REGISTERED)
                    .setManufacturer("Kestrel Mobile")
                    .setModel("K8")
                    .setSerialNumber("K8" + asset.substring(0, 8))
                    .setSerialConfirmed(true)
                    .build())
            .build());
  }
}
