package io.supportcenter.reactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.Money;
import io.supportcenter.events.PaymentHistory;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.events.ReactivationResponse;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.testing.PartnersTopics;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which refusals account systems and back ends can read, and that later records are taken. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class RefusalsIT {

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;
  @Inject Transactions transactions;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @Test
  void shouldTellWhichDescriptionsAreWrongAndTakeTheNextRightOne() {
    TestAccount account = TestAccount.middling();
    List<Instant> oddTimes =
        List.of(Instant.now().minus(Duration.ofDays(400)), Instant.parse("+58856-08-19T16:00:00Z"));
    centre.describe(account.with("outstandingBalance", new Money(1L, "ERU")));
    centre.describe(account.with("paymentHistory", new PaymentHistory(-1, 0, 0)));
    centre.describe(account.with("accountSystemId", "aurora\u0000"));
    centre.describe(account.with("version", -1L));
    centre.kafka().publish(Topics.ACCOUNTS, account.id(), "{}".getBytes(StandardCharsets.UTF_8));
    centre.describe(account.version(2).with("reactivatedAt", oddTimes));

    centre.requestByKafka(account);

    centre.awaitPublished(account, "ReactivationDecided");
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(account.id()))
                .containsExactlyInAnyOrder(
                    "UNKNOWN_CURRENCY outstandingBalance.currency",
                    "OUT_OF_RANGE paymentHistory.paymentsDue",
                    "CHARACTERS accountSystemId",
                    "OUT_OF_RANGE version",
                    "NOT_FRAMED",
                    "OUT_OF_RANGE reactivatedAt[1]"));
    assertThat(centre.published(Topics.REFUSALS, account.id(), RecordRefused.class))
        .allSatisfy(refusal ->
            assertThat(refusal.getRestTaken())
                .isEqualTo(
                    Set.of(
                            "outstandingBalance.currency",
                            "paymentHistory.paymentsDue",
                            "reactivatedAt[1]")
                        .contains(String.valueOf(refusal.getField()))));
  }

  @Test
  void shouldTakeDescriptionsThatAreNotCountedAndThoseOfACountThatBeganAgain() {
    TestAccount good = TestAccount.good();
    TestAccount others = good.with("userId", "somebody-else");
    Instant now = Instant.now();
    accountSystems.know(good);
    centre.describe(others.version(7).with("occurredAt", now.minus(Duration.ofDays(2))));
    centre.describe(others.version(0).with("occurredAt", now.minus(Duration.ofDays(1))));
    centre.describe(good.version(1).with("occurredAt", now));
    centre.describe(others.version(0).with("occurredAt", now.minus(Duration.ofHours(1))));

    centre.requestByKafka(good.version(1));

    ReactivationDecided decided =
        (ReactivationDecided)
            centre.awaitPublished(good, "ReactivationDecided", "AccountReactivated").getFirst();
    assertThat(decided.getResponse()).isEqualTo(ReactivationResponse.FIRST);
  }

  @Test
  void shouldLeaveAnAccountToTheSystemThatDescribedItFirst() throws Exception {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    TestAccount taken = account.at("stranger").version(Long.MAX_VALUE).with("userId", "thief");
    try (PartnersTopics topics = new PartnersTopics(bootstrap)) {
      String answers = topics.create(Topics.REFUSALS, "stranger");
      String strangers = topics.create(Topics.ACCOUNTS, "stranger");
      awaiting().until(() -> isKnown(account));
      centre.publish(strangers, account.id(), taken.state());
      centre.erase(strangers, account.id());

      awaiting()
          .untilAsserted(() ->
              assertThat(centre.published(answers, account.id(), RecordRefused.class))
                  .extracting(RecordRefused::getCode)
                  .containsExactly("SENDER_NOT_ALLOWED", "SENDER_NOT_ALLOWED"));
    }

    centre.requestByKafka(account);

    ReactivationDecided decided =
        (ReactivationDecided) centre.awaitPublished(account, "ReactivationDecided").getFirst();
    assertThat(decided.getResponse()).isEqualTo(ReactivationResponse.THIRD);
  }

  private boolean isKnown(TestAccount account) {
    String known = "SELECT 1 FROM account WHERE id = ? AND state IS NOT NULL";
    return transactions.read(tx -> Sql.exists(tx, known, account.id()));
  }

  @Test
  void shouldTellWhenAnIdIsUsedForAnotherRequest() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String id = UUID.randomUUID().toString();
    ReactivationRequested first = ReactivationCentre.request(account, id);
    ReactivationRequested another = ReactivationCentre.request(account, id);
    another.put("userId", "somebody-else");
    ReactivationRequested wrong = ReactivationCentre.request(account, "a\u0000");

    for (ReactivationRequested request : List.of(first, first, another, wrong)) {
      centre.publish(Topics.REACTIVATION_REQUESTS, account.id(), request);
    }

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(account.id()))
                .containsExactlyInAnyOrder("ID_REUSED requestId", "CHARACTERS requestId"));
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(account))
                .containsExactlyInAnyOrder("ReactivationDecided", "ReactivationRefused"));
  }
}
