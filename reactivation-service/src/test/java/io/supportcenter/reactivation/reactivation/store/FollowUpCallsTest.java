package io.supportcenter.reactivation.reactivation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.Accounts;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.reactivation.FollowUp;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.ReactivateCall;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.TimerCall;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.VerifyCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowUpCallsTest {

  private static final Account ACCOUNT = Accounts.good();
  private static final ReactivationId ID = new ReactivationId(new UUID(0, 1));
  private static final Instant GIVE_UP_AT = Accounts.NOW.plus(Duration.ofDays(1));
  private static final PaymentMethod METHOD =
      new PaymentMethod(PaymentMethodKind.PREPAID, "tok_of_the_payment_page");

  @Test
  void shouldCallTheAccountsOwnSystem() {
    BackendCall reactivate =
        call(new FollowUp.ReactivateAccount(Optional.of(METHOD)), Optional.of(ACCOUNT));
    UUID verification = UUID.randomUUID();
    BackendCall verify =
        call(new FollowUp.VerifyPaymentMethod(verification, METHOD), Optional.of(ACCOUNT));

    assertThat(reactivate.partner()).isEqualTo(ACCOUNT.accountSystem().value());
    assertThat(DomainJson.read(reactivate.request(), ReactivateCall.class))
        .isEqualTo(
            new ReactivateCall(ID, ACCOUNT.id(), ACCOUNT.user(), Optional.of(METHOD), GIVE_UP_AT));
    assertThat(verify.partner()).isEqualTo(ACCOUNT.accountSystem().value());
    assertThat(DomainJson.read(verify.request(), VerifyCall.class))
        .isEqualTo(
            new VerifyCall(ID, ACCOUNT.id(), ACCOUNT.user(), verification, METHOD, GIVE_UP_AT));
  }

  @Test
  void shouldWaitForAnAccountThatIsStillUnknown() {
    BackendCall timer =
        call(new FollowUp.LookAgain(Accounts.NOW.plus(Duration.ofDays(1))), Optional.empty());

    assertThat(timer.dueAt()).isEqualTo(Accounts.NOW.plus(Duration.ofDays(1)));
    assertThat(timer.subject()).isEqualTo(ID.toString());
    assertThat(DomainJson.read(timer.request(), TimerCall.class))
        .isEqualTo(new TimerCall(ID, ACCOUNT.id()));
  }

  private static BackendCall call(FollowUp followUp, Optional<Account> known) {
    ReactivationRequest request =
        new ReactivationRequest(
            "request-1",
            ACCOUNT.id(),
            ACCOUNT.user(),
            new Actor(Actor.Kind.USER, ACCOUNT.user().value()),
            Optional.empty(),
            Optional.empty());
    Reactivation reactivation =
        Reactivation.receive(ID, request, Accounts.NOW, Duration.ofMinutes(10)).after();
    return FollowUpCalls.of(followUp, reactivation, known, GIVE_UP_AT);
  }
}
