package io.supportcenter.reactivation.reactivation;

import static io.supportcenter.reactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountStatus;
import io.supportcenter.reactivation.account.Accounts;
import io.supportcenter.reactivation.account.PaymentAttempts;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.RequiredPaymentMethod;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.Answer;
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
  private static final PaymentMethodProblem FAILED = PaymentMethodProblem.PAYMENT_METHOD_FAILED;
  private static final PaymentAttempts NONE = PaymentAttempts.NONE;
  private static final Situation AT_NOW = at(NOW);

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
        verifying
            .after()
            .paymentMethodVerified(VERIFICATION, CARD.kind(), "v-1", AT_NOW)
            .orElseThrow();
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

    assertThat(offer.accept(method(PaymentMethodKind.DIRECT_DEBIT), VERIFICATION, NONE, NOW))
        .isEqualTo(new Acceptance.NotTaken(AcceptanceProblem.PAYMENT_METHOD_NOT_DIFFERENT));
    assertThat(offer.accept(method(PaymentMethodKind.INVOICE), VERIFICATION, NONE, NOW))
        .isEqualTo(new Acceptance.NotTaken(AcceptanceProblem.PAYMENT_METHOD_NOT_ACCEPTED));
    assertThat(offer.accept(CARD, VERIFICATION, NONE, NOW.plus(Policies.OFFER)))
        .isEqualTo(new Acceptance.NotTaken(AcceptanceProblem.OFFER_EXPIRED));
  }

  @Test
  void shouldEndAnOfferWithTheLastPaymentMethodThatTheAccountMayTry() {
    Reactivation verifying = verifying(decided(0).after()).after();
    PaymentAttempts three = NONE.failed(NOW).failed(NOW).failed(NOW);
    PaymentAttempts four = three.failed(NOW);

    ReactivationStep failed = notVerified(verifying, three, NOW);
    assertThat(failed.isNews()).isFalse();
    assertThat(failed.isFailedAttempt()).isTrue();
    assertThat(((ConditionalOffer) failed.after().state()).lastProblem()).contains(FAILED);

    assertThat(notVerified(verifying, four, NOW).after().state())
        .isEqualTo(new ReactivationState.Declined(DeclineReason.PAYMENT_METHOD_REFUSED));
    assertThat(notVerified(verifying, four, NOW.plus(PaymentAttempts.PERIOD)).after().state())
        .isInstanceOf(ConditionalOffer.class);
  }

  @Test
  void shouldNotCountAPaymentMethodOfWhichTheAccountSystemSaidNothing() {
    PaymentAttempts four = NONE.failed(NOW).failed(NOW).failed(NOW).failed(NOW);

    ReactivationStep step =
        verifying(decided(0).after())
            .after()
            .paymentMethodNotVerified(
                VERIFICATION,
                PaymentMethodProblem.NO_ANSWER_FROM_ACCOUNT_SYSTEM,
                new Situation(NOW, Optional.of(Accounts.good()), false, four, decide(0)))
            .orElseThrow();

    assertThat(step.isFailedAttempt()).isFalse();
    assertThat(step.after().state()).isInstanceOf(ConditionalOffer.class);
  }

  @Test
  void shouldStopWhatIsNotDoneWhenTheAccountIsRestricted() {
    Account fraud = Accounts.with(Accounts.good(), 4, Set.of(Restriction.FRAUD));
    Reactivation accepted = decided(2).after();

    Reactivation stopping =
        accepted.reconsider(Accounts.good(), fraud, deciding(2)).orElseThrow().after();
    assertThat(accepted.mayBeOrdered()).isTrue();
    assertThat(stopping.mayBeOrdered()).isFalse();
    assertThat(stopping.reconsider(fraud, Accounts.good(), deciding(2)).orElseThrow().after())
        .isEqualTo(accepted);

    assertThat(code(stopping.stopped(about(fraud, 2)))).contains(StateCode.BLOCKED);
    assertThat(code(stopping.noAnswer(about(fraud, 2)))).contains(StateCode.BLOCKED);
    assertThat(code(stopping.confirmed(NOW, "ref"))).contains(StateCode.REACTIVATED);
  }

  @Test
  void shouldCountAPaymentMethodThatIsRefusedOnlyWhenItIsCharged() {
    Reactivation accepted =
        verifying(decided(0).after())
            .after()
            .paymentMethodVerified(VERIFICATION, CARD.kind(), "v-1", AT_NOW)
            .orElseThrow()
            .after();

    assertThat(refused(accepted, DeclineReason.PAYMENT_METHOD_REFUSED)).isTrue();
    assertThat(refused(accepted, DeclineReason.ACCOUNT_RESTRICTED)).isFalse();
    assertThat(refused(decided(2).after(), DeclineReason.PAYMENT_METHOD_REFUSED)).isFalse();
  }

  private static boolean refused(Reactivation asked, DeclineReason reason) {
    return asked.refusedByAccountSystem(reason).orElseThrow().isFailedAttempt();
  }

  @Test
  void shouldNotGiveMoreTimeForABalanceThatChanges() {
    Account owing = Accounts.with(Accounts.good(), Money.of(500, "EUR"));
    Account less = Accounts.with(Accounts.good(), Money.of(400, "EUR"));
    Instant until = NOW.plus(Reactivation.SETTLED_WITHIN);
    Reactivation waiting =
        received(REQUEST).decideOn(owing, settling(owing, NOW)).orElseThrow().after();
    assertThat(waiting.isOpen()).isTrue();

    ReactivationStep again =
        waiting.reconsider(owing, less, settling(less, NOW.plusSeconds(60))).orElseThrow();

    assertThat(again.after().state())
        .isEqualTo(
            new ReactivationState.ThirdAwaited(
                new Answer.SettleBalance(Money.of(400, "EUR")), until));
    assertThat(waiting.reconsider(owing, owing, settling(owing, NOW))).isEmpty();
    assertThat(code(again.after().lookAgain(settling(less, until)))).contains(StateCode.EXPIRED);
  }

  private static Situation settling(Account account, Instant now) {
    ReactivationPolicy policy = Policies.byDevices(1, 2, new ThirdResponse.SettleBalance());
    return new Situation(
        now,
        Optional.of(account),
        false,
        NONE,
        a -> DecisionMaker.decide(policy, Evidence.of(a, 1, "EUR", now)));
  }

  @Test
  void shouldNotExpireWhileAPaymentMethodThatCameInTimeIsVerified() {
    Instant over = NOW.plus(Policies.OFFER);
    Reactivation verifying = verifying(decided(0).after()).after();

    assertThat(verifying.lookAgain(at(over))).isEmpty();
    assertThat(verifying.paymentMethodVerified(VERIFICATION, CARD.kind(), "v-1", at(over)))
        .isPresent();
    assertThat(notVerified(verifying, NONE, over).after().state())
        .isEqualTo(new ReactivationState.Expired());
  }

  @Test
  void shouldExpireWhenTheTimeIsOverAndWaitAgainWhenWokenBefore() {
    Reactivation offer = decided(0).after();

    assertWaitsAgain(offer, NOW.plus(Policies.OFFER).minusMillis(1), NOW.plus(Policies.OFFER));
    assertThat(code(offer.lookAgain(at(NOW.plus(Policies.OFFER))))).contains(StateCode.EXPIRED);
  }

  @Test
  void shouldStillExpireWhenItsTimeCameWhileAPaymentMethodWasVerified() {
    ReactivationStep failed = notVerified(verifying(decided(0).after()).after(), NONE, NOW);

    assertThat(failed.followUps())
        .containsExactly(new FollowUp.LookAgain(NOW.plus(Policies.OFFER)));
  }

  @Test
  void shouldWaitForTheAccountsStateButNotForEver() {
    ReactivationStep received = Reactivation.receive(ID, REQUEST, NOW, Duration.ofMinutes(10));

    assertThat(received.followUps()).containsExactly(new FollowUp.LookAgain(NOW.plusSeconds(600)));
    assertWaitsAgain(received.after(), NOW.plusSeconds(599), NOW.plusSeconds(600));
    assertThat(received.after().lookAgain(at(NOW.plusSeconds(600))).orElseThrow().after().state())
        .isEqualTo(new ReactivationState.Refused(Refusal.ACCOUNT_UNKNOWN));
  }

  @Test
  void shouldWaitForTheVersionThatTheRequesterHasSeenAndForTheUsersOwnAccount() {
    Account good = Accounts.good();
    Reactivation waiting = received(request(Optional.of(4L)));

    assertThat(waiting.decideOn(good, deciding(2))).isEmpty();
    assertThat(waiting.decideOn(Accounts.of(good, new UserId("x"), 4), deciding(2))).isEmpty();
    assertThat(waiting.decideOn(Accounts.of(good, good.user(), 4), deciding(2))).isPresent();
    assertThat(waiting.decideOn(Accounts.of(good, good.user(), 0), deciding(2))).isPresent();
  }

  @Test
  void shouldNotDecideOnAnAccountThatIsNotDeactivated() {
    ReactivationState refused = new ReactivationState.Refused(Refusal.ACCOUNT_NOT_DEACTIVATED);
    for (AccountStatus status : AccountStatus.values()) {
      Account account = Accounts.with(Accounts.good(), 4, status);
      ReactivationStep step = received(REQUEST).decideOn(account, deciding(2)).orElseThrow();
      assertThat(step.after().state().equals(refused))
          .isEqualTo(status != AccountStatus.DEACTIVATED);
    }
    assertThat(
            received(REQUEST)
                .decideOn(Accounts.good(), alreadyReactivated())
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
            offer.lookAgain(at(late)).orElseThrow().after(),
            received(REQUEST).lookAgain(at(late)).orElseThrow().after());

    for (Reactivation end : ended) {
      assertThat(end.state()).isInstanceOf(ReactivationState.Ended.class);
      assertThat(end.confirmed(NOW, "again")).isEmpty();
      assertThat(end.refusedByAccountSystem(DeclineReason.ACCOUNT_UNKNOWN)).isEmpty();
      assertThat(end.paymentMethodVerified(VERIFICATION, CARD.kind(), "v", AT_NOW)).isEmpty();
      assertThat(end.paymentMethodNotVerified(VERIFICATION, FAILED, AT_NOW)).isEmpty();
      assertThat(end.declineOffer()).isEmpty();
      assertThat(end.lookAgain(at(late))).isEmpty();
      assertThat(end.accountErased()).isEmpty();
      assertThat(end.decideOn(Accounts.good(), deciding(2))).isEmpty();
      assertThat(end.reconsider(Accounts.good(), Accounts.good(), deciding(2))).isEmpty();
    }
    assertThat(verifying.paymentMethodVerified(new UUID(9, 9), CARD.kind(), "v", AT_NOW)).isEmpty();
    assertThat(offer.confirmed(NOW, "ref")).isEmpty();
    assertThat(verifying.declineOffer()).isEmpty();
    assertThat(accepted.lookAgain(at(late))).isEmpty();
    assertThat(accepted.accountErased().orElseThrow().after().mayBeOrdered()).isFalse();
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
    ReactivationStep again = waiting.lookAgain(at(woken)).orElseThrow();
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
  private static Function<Account, Decision> decide(int devices) {
    ReactivationPolicy policy = Policies.byDevices(1, 2, new ThirdResponse.ReferToAgent());
    return account -> DecisionMaker.decide(policy, Evidence.of(account, devices, "EUR", NOW));
  }

  private static Situation deciding(int devices) {
    return about(Accounts.good(), devices);
  }

  private static Situation about(Account account, int devices) {
    return new Situation(NOW, Optional.of(account), false, NONE, decide(devices));
  }

  private static Situation alreadyReactivated() {
    return new Situation(NOW, Optional.of(Accounts.good()), true, NONE, decide(2));
  }

  private static Situation at(Instant now) {
    return new Situation(now, Optional.empty(), false, NONE, decide(0));
  }

  private static ReactivationStep decided(int devices) {
    return received(REQUEST).decideOn(Accounts.good(), deciding(devices)).orElseThrow();
  }

  private static ReactivationStep verifying(Reactivation offered) {
    Acceptance acceptance =
        ((ConditionalOffer) offered.state()).accept(CARD, VERIFICATION, NONE, NOW);
    VerifyingPaymentMethod next = ((Acceptance.ToVerify) acceptance).next();
    return offered.toVerify(next);
  }

  private static ReactivationStep notVerified(
      Reactivation verifying, PaymentAttempts attempts, Instant now) {
    Situation situation =
        new Situation(now, Optional.of(Accounts.good()), false, attempts, decide(0));
    return verifying.paymentMethodNotVerified(VERIFICATION, FAILED, situation).orElseThrow();
  }

  private static PaymentMethod method(PaymentMethodKind kind) {
    return new PaymentMethod(kind, "tok_12345678");
  }

  private static Optional<StateCode> code(Optional<ReactivationStep> step) {
    return step.map(s -> s.after().state().code());
  }
}
