package io.supportcenter.reactivation.reactivation;

import static io.supportcenter.reactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountStatus;
import io.supportcenter.reactivation.account.Accounts;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.RequiredPaymentMethod;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.decision.DecisionMaker;
import io.supportcenter.reactivation.decision.Evidence;
import io.supportcenter.reactivation.decision.Policies;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.ThirdResponse;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Reactivated;
import io.supportcenter.reactivation.reactivation.ReactivationState.VerifyingPaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReactivationTest {

  private static final ReactivationId ID = new ReactivationId(new UUID(1, 1));
  private static final UUID VERIFICATION = new UUID(2, 2);
  private static final PaymentMethod CARD =
      new PaymentMethod(PaymentMethodKind.CREDIT_CARD, "tok_12345678");
  private static final ReactivationRequest REQUEST = request(Optional.empty());

  @Test
  void shouldTellTheAccountSystemAtOnceAndBeReactivatedOnlyWhenItHasConfirmed() {
    ReactivationStep accepted = decided(2);
    assertThat(accepted.after().state().code()).isEqualTo(StateCode.ACCEPTED);
    assertThat(accepted.followUps())
        .containsExactly(new FollowUp.ReactivateAccount(Optional.empty()));

    ReactivationStep confirmed = accepted.after().confirmed(NOW, "ref").orElseThrow();

    assertThat(confirmed.after().state()).isEqualTo(new Reactivated(Optional.empty(), NOW, "ref"));
    assertThat(confirmed.after().version()).isEqualTo(2);
  }

  @Test
  void shouldComeBackOnAVerifiedPaymentMethodThatDiffers() {
    ReactivationStep offer = decided(0);
    assertThat(offer.followUps()).containsExactly(new FollowUp.LookAgain(NOW.plus(Policies.OFFER)));

    ReactivationStep verifying = verifying(offer.after());
    assertThat(verifying.isNews()).isFalse();
    assertThat(verifying.followUps())
        .containsExactly(new FollowUp.VerifyPaymentMethod(VERIFICATION, CARD));

    ReactivationStep verified =
        verifying.after().paymentMethodVerified(VERIFICATION, "v-1").orElseThrow();
    assertThat(verified.after().state().code()).isEqualTo(StateCode.CONDITION_ACCEPTED);
    assertThat(verified.followUps())
        .containsExactly(new FollowUp.ReactivateAccount(Optional.of(CARD)));

    ReactivationStep confirmed = verified.after().confirmed(NOW, "ref").orElseThrow();
    assertThat(confirmed.after().state())
        .isEqualTo(new Reactivated(Optional.of(PaymentMethodKind.CREDIT_CARD), NOW, "ref"));
    assertThat(confirmed.after().version()).isEqualTo(3);
  }

  @Test
  void shouldTakeNoPaymentMethodThatDoesNotDifferOrIsNotAccepted() {
    ConditionalOffer offer = (ConditionalOffer) decided(0).after().state();

    assertThat(offer.accept(method(PaymentMethodKind.DIRECT_DEBIT), VERIFICATION, NOW))
        .isEqualTo(new Acceptance.NotTaken(AcceptanceProblem.PAYMENT_METHOD_NOT_DIFFERENT));
    assertThat(offer.accept(method(PaymentMethodKind.INVOICE), VERIFICATION, NOW))
        .isEqualTo(new Acceptance.NotTaken(AcceptanceProblem.PAYMENT_METHOD_NOT_ACCEPTED));
    assertThat(offer.accept(CARD, VERIFICATION, NOW.plus(Policies.OFFER)))
        .isEqualTo(new Acceptance.NotTaken(AcceptanceProblem.OFFER_EXPIRED));
  }

  @Test
  void shouldLetTheUserTryFivePaymentMethods() {
    Reactivation reactivation = decided(0).after();
    for (int failures = 1; failures < ConditionalOffer.FAILURES_MAX; failures++) {
      ReactivationStep failed = notVerified(reactivation, NOW);
      assertThat(failed.isNews()).isFalse();
      assertThat(((ConditionalOffer) failed.after().state()).failures()).isEqualTo(failures);
      reactivation = failed.after();
    }

    assertThat(notVerified(reactivation, NOW).after().state())
        .isEqualTo(new ReactivationState.Declined(DeclineReason.PAYMENT_METHOD_REFUSED));
  }

  @Test
  void shouldNotExpireWhileAPaymentMethodThatCameInTimeIsVerified() {
    Instant over = NOW.plus(Policies.OFFER);
    Reactivation verifying = verifying(decided(0).after()).after();

    assertThat(verifying.lookAgain(over)).isEmpty();
    assertThat(verifying.paymentMethodVerified(VERIFICATION, "v-1")).isPresent();
    assertThat(verifying.paymentMethodNotVerified(VERIFICATION, over).orElseThrow().after().state())
        .isEqualTo(new ReactivationState.Expired());
  }

  @Test
  void shouldExpireWhenTheTimeIsOverAndWaitAgainWhenWokenBefore() {
    Reactivation offer = decided(0).after();

    assertWaitsAgain(offer, NOW.plus(Policies.OFFER).minusMillis(1), NOW.plus(Policies.OFFER));
    assertThat(code(offer.lookAgain(NOW.plus(Policies.OFFER)))).contains(StateCode.EXPIRED);
  }

  @Test
  void shouldStillExpireWhenItsTimeCameWhileAPaymentMethodWasVerified() {
    ReactivationStep failed = notVerified(decided(0).after(), NOW);

    assertThat(failed.followUps())
        .containsExactly(new FollowUp.LookAgain(NOW.plus(Policies.OFFER)));
  }

  @Test
  void shouldWaitForTheAccountsStateButNotForEver() {
    ReactivationStep received = Reactivation.receive(ID, REQUEST, NOW, Duration.ofMinutes(10));

    assertThat(received.followUps()).containsExactly(new FollowUp.LookAgain(NOW.plusSeconds(600)));
    assertWaitsAgain(received.after(), NOW.plusSeconds(599), NOW.plusSeconds(600));
    assertThat(received.after().lookAgain(NOW.plusSeconds(600)).orElseThrow().after().state())
        .isEqualTo(new ReactivationState.Refused(Refusal.ACCOUNT_UNKNOWN));
  }

  @Test
  void shouldWaitForTheVersionThatTheRequesterHasSeenAndForTheUsersOwnAccount() {
    Account good = Accounts.good();
    Reactivation waiting = received(request(Optional.of(4L)));

    assertThat(waiting.decideOn(good, false, deciding(2))).isEmpty();
    assertThat(waiting.decideOn(Accounts.of(good, new UserId("x"), 4), false, deciding(2)))
        .isEmpty();
    assertThat(waiting.decideOn(Accounts.of(good, good.user(), 4), false, deciding(2))).isPresent();
  }

  @Test
  void shouldNotDecideOnAnAccountThatIsNotDeactivated() {
    ReactivationState refused = new ReactivationState.Refused(Refusal.ACCOUNT_NOT_DEACTIVATED);
    for (AccountStatus status : AccountStatus.values()) {
      Account account = Accounts.with(Accounts.good(), 4, status);
      ReactivationStep step = received(REQUEST).decideOn(account, false, deciding(2)).orElseThrow();
      assertThat(step.after().state().equals(refused))
          .isEqualTo(status != AccountStatus.DEACTIVATED);
    }
    assertThat(
            received(REQUEST)
                .decideOn(Accounts.good(), true, deciding(2))
                .orElseThrow()
                .after()
                .state())
        .isEqualTo(refused);
  }

  @Test
  void shouldScoreAgainWhenThePaymentMethodChanges() {
    Account good = Accounts.good();
    Account changed =
        Accounts.with(
            good,
            4,
            Optional.of(
                new RequiredPaymentMethod(
                    PaymentMethodKind.PREPAID, Optional.of(RequiredPaymentMethod.Health.GOOD))));

    ReactivationStep again =
        decided(0).after().reconsider(good, changed, deciding(0)).orElseThrow();

    assertThat(again.after().decisions()).isEqualTo(2);
    assertThat(again.after().accountVersion()).hasValue(4L);
    assertThat(((ConditionalOffer) again.after().state()).offer().anyOf())
        .containsExactlyInAnyOrder(PaymentMethodKind.CREDIT_CARD, PaymentMethodKind.DIRECT_DEBIT);
  }

  @Test
  void shouldBlockAnOpenOfferWhenTheAccountIsRestricted() {
    Account fraud = Accounts.with(Accounts.good(), 4, Set.of(Restriction.FRAUD));

    assertThat(code(decided(0).after().reconsider(Accounts.good(), fraud, deciding(0))))
        .contains(StateCode.BLOCKED);
    assertThat(
            code(
                verifying(decided(0).after())
                    .after()
                    .reconsider(Accounts.good(), fraud, deciding(0))))
        .contains(StateCode.BLOCKED);
  }

  @Test
  void shouldEndAnOpenOfferWhenTheAccountComesBackOtherwise() {
    Account active = Accounts.with(Accounts.good(), 4, AccountStatus.ACTIVE);

    assertThat(
            decided(0)
                .after()
                .reconsider(Accounts.good(), active, deciding(0))
                .orElseThrow()
                .after()
                .state())
        .isEqualTo(new ReactivationState.Declined(DeclineReason.ACCOUNT_NOT_DEACTIVATED));
  }

  @Test
  void shouldNotScoreAgainWhenNothingChangesThatTheAnswerWasGivenOn() {
    Account newer = Accounts.of(Accounts.good(), Accounts.USER, 4);

    assertThat(decided(0).after().reconsider(Accounts.good(), newer, deciding(0))).isEmpty();
  }

  /** Every answer and every clock, in every state: what does not fit leads to no step. */
  @Test
  void shouldTakeNoStepOnWhatComesTooLateOrASecondTime() {
    Reactivation offer = decided(0).after();
    Reactivation verifying = verifying(offer).after();
    Reactivation accepted = decided(2).after();
    Reactivation done = accepted.confirmed(NOW, "ref").orElseThrow().after();
    Instant late = NOW.plus(Duration.ofDays(365));
    List<Reactivation> ended =
        List.of(
            done,
            decided(1).after(),
            offer.declineOffer().orElseThrow().after(),
            offer.lookAgain(late).orElseThrow().after(),
            received(REQUEST).lookAgain(late).orElseThrow().after());

    for (Reactivation end : ended) {
      assertThat(end.state()).isInstanceOf(ReactivationState.Ended.class);
      assertThat(end.confirmed(NOW, "again")).isEmpty();
      assertThat(end.refusedByAccountSystem(DeclineReason.ACCOUNT_UNKNOWN)).isEmpty();
      assertThat(end.paymentMethodVerified(VERIFICATION, "v")).isEmpty();
      assertThat(end.paymentMethodNotVerified(VERIFICATION, NOW)).isEmpty();
      assertThat(end.declineOffer()).isEmpty();
      assertThat(end.lookAgain(late)).isEmpty();
      assertThat(end.accountErased()).isEmpty();
      assertThat(end.decideOn(Accounts.good(), false, deciding(2))).isEmpty();
      assertThat(end.reconsider(Accounts.good(), Accounts.good(), deciding(2))).isEmpty();
    }
    assertThat(verifying.paymentMethodVerified(new UUID(9, 9), "v")).isEmpty();
    assertThat(offer.confirmed(NOW, "ref")).isEmpty();
    assertThat(verifying.declineOffer()).isEmpty();
    assertThat(accepted.lookAgain(late)).isEmpty();
    assertThat(accepted.accountErased()).isEmpty();
  }

  @Test
  void shouldTakeNoCardNumberForAToken() {
    for (String number : List.of("4111111111111111", "4111-1111-1111-1111")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> new PaymentMethod(PaymentMethodKind.CREDIT_CARD, number))
          .hasMessage("a token is not the number of a card or an account");
    }
  }

  private static void assertWaitsAgain(Reactivation waiting, Instant woken, Instant until) {
    ReactivationStep again = waiting.lookAgain(woken).orElseThrow();
    assertThat(again.after()).isEqualTo(waiting);
    assertThat(again.isNews()).isFalse();
    assertThat(again.followUps()).containsExactly(new FollowUp.LookAgain(until));
  }

  private static ReactivationRequest request(Optional<Long> version) {
    return new ReactivationRequest(
        "request-1",
        Accounts.good().id(),
        Accounts.USER,
        new Actor(Actor.Kind.USER, "user-1"),
        Optional.empty(),
        version);
  }

  private static Reactivation received(ReactivationRequest request) {
    return Reactivation.receive(ID, request, NOW, Duration.ofMinutes(10)).after();
  }

  /** With as many devices as points; the thresholds are 1 and 2. */
  private static Function<Account, Decision> deciding(int devices) {
    ReactivationPolicy policy = Policies.byDevices(1, 2, new ThirdResponse.ReferToAgent());
    return account -> DecisionMaker.decide(policy, Evidence.of(account, devices, "EUR", NOW));
  }

  private static ReactivationStep decided(int devices) {
    return received(REQUEST).decideOn(Accounts.good(), false, deciding(devices)).orElseThrow();
  }

  private static ReactivationStep verifying(Reactivation offered) {
    Acceptance acceptance = ((ConditionalOffer) offered.state()).accept(CARD, VERIFICATION, NOW);
    VerifyingPaymentMethod next = ((Acceptance.ToVerify) acceptance).next();
    return offered.toVerify(next);
  }

  private static ReactivationStep notVerified(Reactivation offered, Instant now) {
    return verifying(offered).after().paymentMethodNotVerified(VERIFICATION, now).orElseThrow();
  }

  private static PaymentMethod method(PaymentMethodKind kind) {
    return new PaymentMethod(kind, "tok_12345678");
  }

  private static Optional<StateCode> code(Optional<ReactivationStep> step) {
    return step.map(s -> s.after().state().code());
  }
}
