package io.supportcenter.reactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.UserErased;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ReactivationParts.class)
class ErasureIT {

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @Test
  void shouldForgetAUsersAccountsAndTheDecisionsOnThem() {
    TestAccount account = TestAccount.poor();
    accountSystems.know(account);
    centre.describe(account);
    centre.awaitState(account, centre.request(account), "CONDITIONAL_OFFER");
    assertThat(Traces.inTables(account.user()))
        .contains("account", "reactivation", "idempotency_key");

    erase(account, 1);

    assertThat(Traces.inTables(account.user())).isEmpty();
  }

  @Test
  void shouldNotTakeBackAnAccountThatIsDescribedLate() {
    TestAccount account = TestAccount.good();
    erase(account, 1);

    centre.describe(account);
    TestAccount other = TestAccount.good();
    centre.describe(other);

    awaiting().until(() -> Traces.inTables(other.user()).contains("account"));
    assertThat(Traces.inTables(account.user())).isEmpty();
  }

  @Test
  void shouldForgetWhatIsRequestedForAnErasedUser() {
    TestAccount account = TestAccount.good();
    erase(account, 1);

    centre.requestByKafka(account);

    awaitConfirmations(account, 2);
    assertThat(Traces.inTables(account.user())).isEmpty();
  }

  private void erase(TestAccount account, int confirmations) {
    centre.erase(Topics.USERS, account.user());
    awaitConfirmations(account, confirmations);
  }

  private void awaitConfirmations(TestAccount account, int number) {
    awaiting()
        .untilAsserted(() ->
            assertThat(
                    centre.published(Topics.ERASURES, Sha256.hex(account.user()), UserErased.class))
                .hasSize(number));
  }
}
