package io.supportcenter.reactivation.decision;

import static io.supportcenter.reactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.Accounts;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.RequiredPaymentMethod;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.Answer.AcceptOnCondition;
import io.supportcenter.reactivation.decision.Answer.AcceptUnconditionally;
import io.supportcenter.reactivation.decision.Answer.Block;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.ThirdResponse;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import java.time.Instant;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionMakerTest {

  private static final ThirdResponse AGENT = new ThirdResponse.ReferToAgent();

  @Test
  void shouldAcceptWithoutConditionWhenBothThresholdsAreSatisfied() {
    Decision decision = decide(Accounts.good(), 2, Policies.byDevices(1, 2, AGENT));

    assertThat(decision.answer()).isEqualTo(new AcceptUnconditionally());
    assertThat(decision.reasons()).isEmpty();
  }

  @Test
  void shouldAcceptOnConditionOfAnotherPaymentMethodWhenNoThresholdIsSatisfied() {
    Decision decision = decide(Accounts.good(), 0, Policies.byDevices(1, 2, AGENT));

    assertThat(decision.answer())
        .isEqualTo(
            new AcceptOnCondition(
                Optional.of(PaymentMethodKind.DIRECT_DEBIT),
                Set.of(PaymentMethodKind.CREDIT_CARD, PaymentMethodKind.PREPAID),
                NOW.plus(Policies.OFFER)));
    assertThat(decision.reasons()).containsExactly(PrincipalReason.FEW_REGISTERED_DEVICES);
  }

  @Test
  void shouldReferToAnAgentWhenOnlyTheFirstThresholdIsSatisfied() {
    Decision decision = decide(Accounts.good(), 1, Policies.byDevices(1, 2, AGENT));

    assertThat(decision.answer()).isEqualTo(new Answer.ReferToAgent());
    assertThat(decision.reasons()).containsExactly(PrincipalReason.FEW_REGISTERED_DEVICES);
  }

  /** All scores that the policy can give, all pairs of thresholds around them, all knock-outs. */
  @Test
  void shouldFollowTheTableInEveryCaseThatIsNotKnockedOut() {
    for (int first = -1; first <= 11; first++) {
      for (int second = first; second <= 11; second++) {
        for (int devices = 0; devices <= 3; devices++) {
          ReactivationPolicy policy = Policies.byDevices(first, second, AGENT);
          int score = devices == 3 ? 10 : devices;
          Answer answer = decide(Accounts.good(), devices, policy).answer();
          Class<?> expected =
              score >= second
                  ? AcceptUnconditionally.class
                  : score >= first ? Answer.ReferToAgent.class : AcceptOnCondition.class;
          assertThat(answer).isInstanceOf(expected);
          assertBlockedByEveryRestriction(devices, policy);
        }
      }
    }
  }

  private static void assertBlockedByEveryRestriction(int devices, ReactivationPolicy policy) {
    for (Restriction restriction : Restriction.values()) {
      Account restricted = Accounts.with(Accounts.good(), 3, Set.of(restriction));
      Decision decision = decide(restricted, devices, policy);
      assertThat(decision.answer()).isEqualTo(new Block(restriction));
      assertThat(decision.reasons()).isEmpty();
    }
  }

  @Test
  void shouldNameTheGravestOfSeveralKnockOuts() {
    Account restricted = Accounts.with(Accounts.good(), 3, EnumSet.allOf(Restriction.class));

    assertThat(decide(restricted, 3, Policies.byDevices(0, 0, AGENT)).answer())
        .isEqualTo(new Block(Restriction.DECEASED));
  }

  @ParameterizedTest
  @EnumSource(PaymentMethodKind.class)
  void shouldNeverOfferThePaymentMethodThatTheAccountRequired(PaymentMethodKind required) {
    Account account =
        Accounts.with(
            Accounts.good(), 3, Optional.of(new RequiredPaymentMethod(required, Optional.empty())));

    Answer answer = decide(account, 0, Policies.byDevices(1, 2, AGENT)).answer();

    assertThat(answer)
        .isInstanceOfSatisfying(
            AcceptOnCondition.class,
            offer -> assertThat(offer.anyOf()).isNotEmpty().doesNotContain(required));
  }

  @Test
  void shouldOfferEveryKindToAnAccountThatRequiredNone() {
    Account account = Accounts.with(Accounts.good(), 3, Optional.<RequiredPaymentMethod>empty());

    assertThat(decide(account, 0, Policies.byDevices(1, 2, AGENT)).answer())
        .isInstanceOfSatisfying(
            AcceptOnCondition.class,
            offer -> {
              assertThat(offer.differsFrom()).isEmpty();
              assertThat(offer.anyOf()).hasSize(3);
            });
  }

  @Test
  void shouldAskForTheBalanceOnlyWhenSomethingIsOwed() {
    ReactivationPolicy policy = Policies.byDevices(1, 2, new ThirdResponse.SettleBalance());
    Account owing = Accounts.with(Accounts.good(), Money.of(1250, "EUR"));

    assertThat(decide(owing, 1, policy).answer())
        .isEqualTo(new Answer.SettleBalance(Money.of(1250, "EUR")));
    assertThat(decide(Accounts.good(), 1, policy).answer()).isEqualTo(new Answer.ReferToAgent());
  }

  @Test
  void shouldWaitFromTheDeactivationOnAndReferToAnAgentAfterwards() {
    ThirdResponse longer = new ThirdResponse.WaitingPeriod(Period.ofMonths(6));
    ThirdResponse shorter = new ThirdResponse.WaitingPeriod(Period.ofDays(90));

    assertThat(decide(Accounts.good(), 1, Policies.byDevices(1, 2, longer)).answer())
        .isEqualTo(new Answer.WaitUntil(Instant.parse("2027-02-25T10:00:00Z")));
    assertThat(decide(Accounts.good(), 1, Policies.byDevices(1, 2, shorter)).answer())
        .isEqualTo(new Answer.ReferToAgent());
  }

  @Test
  void shouldAskForADepositOrAProofOfIdentityWhenThePolicySaysSo() {
    Money deposit = Money.of(5000, "EUR");

    assertThat(
            decide(Accounts.good(), 1, Policies.byDevices(1, 2, new ThirdResponse.Deposit(deposit)))
                .answer())
        .isEqualTo(new Answer.PayDeposit(deposit));
    assertThat(
            decide(Accounts.good(), 1, Policies.byDevices(1, 2, new ThirdResponse.VerifyIdentity()))
                .answer())
        .isEqualTo(new Answer.VerifyIdentity());
  }

  @Test
  void shouldGiveTheSameDecisionWheneverItIsMadeAgainFromItsRecord() {
    ReactivationPolicy policy = Policies.byDevices(1, 2, AGENT);
    Decision decision = decide(Accounts.good(), 0, policy);

    assertThat(DecisionMaker.decide(policy, decision.evidence())).isEqualTo(decision);
  }

  private static Decision decide(Account account, long devices, ReactivationPolicy policy) {
    return DecisionMaker.decide(policy, Evidence.of(account, devices, policy.currency(), NOW));
  }
}
