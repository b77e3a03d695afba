package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Account systems that are in trouble. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class TroubledAccountSystemsIT {

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @AfterEach
  void healthyAgain() {
    accountSystems.behave();
  }

  @Test
  void shouldAskWhatBecameOfAnOrderWhoseAnswerWasLost() {
    TestAccount account = known();
    accountSystems.misbehave(Map.of("dropAnswers", 1));

    String id = centre.request(account);

    centre.awaitState(account, id, "REACTIVATED");
    assertThat(accountSystems.asked(id)).containsExactly("PUT dropped", "GET 200");
    centre.awaitPublished(account, "ReactivationDecided", "AccountReactivated");
  }

  @Test
  void shouldComeBackToAnAccountSystemThatIsUnavailable() {
    TestAccount account = known();
    accountSystems.misbehave(Map.of("failNext", 1, "status", 503, "retryAfter", 1));

    String id = centre.request(account);

    centre.awaitState(account, id, "REACTIVATED");
    assertThat(accountSystems.asked(id)).containsExactly("PUT 503", "PUT 200");
  }

  @Test
  void shouldOrderAgainWhatNeverArrived() {
    TestAccount account = known();
    accountSystems.misbehave(Map.of("failNext", 1, "status", 500));

    String id = centre.request(account);

    centre.awaitState(account, id, "REACTIVATED");
    assertThat(accountSystems.asked(id)).containsExactly("PUT 500", "GET 404", "PUT 200");
  }

  @Test
  void shouldSayReactivatedOnlyWhenTheAccountSystemHasConfirmed() {
    TestAccount account = known();
    accountSystems.misbehave(Map.of("down", true));
    String id = centre.request(account);
    Centre.awaiting().until(() -> accountSystems.asked(id).size() > 1);
    centre.reactivation(account, id).body("state", equalTo("ACCEPTED"));
    assertThat(centre.publishedTypes(account)).doesNotContain("AccountReactivated");

    accountSystems.behave();

    centre.awaitState(account, id, "REACTIVATED");
    centre.awaitPublished(account, "ReactivationDecided", "AccountReactivated");
  }

  @Test
  void shouldWaitForAnAccountSystemThatIsNotInTheDirectoryYet() {
    String system = "system-" + UUID.randomUUID();
    TestAccount account = TestAccount.good().at(system);
    accountSystems.know(account);
    centre.describe(account);
    String id = centre.request(account);
    centre.awaitState(account, id, "ACCEPTED");

    accountSystems.introduce(system);

    centre.awaitState(account, id, "REACTIVATED");
  }

  private TestAccount known() {
    TestAccount account = TestAccount.good();
    accountSystems.know(account);
    centre.describe(account);
    return account;
  }
}
