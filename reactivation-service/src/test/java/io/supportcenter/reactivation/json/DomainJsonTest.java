package io.supportcenter.reactivation.json;

import static io.supportcenter.reactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.Accounts;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.Answer;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.decision.DecisionMaker;
import io.supportcenter.reactivation.decision.Evidence;
import io.supportcenter.reactivation.decision.Policies;
import io.supportcenter.reactivation.policy.ThirdResponse;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.PaymentMethodProblem;
import io.supportcenter.reactivation.reactivation.ReactivationState;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Ordered;
import io.supportcenter.reactivation.reactivation.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainJsonTest {

  static Stream<ReactivationState> states() {
    ConditionalOffer offer =
        new ConditionalOffer(
            new Answer.AcceptOnCondition(
                Optional.of(PaymentMethodKind.DIRECT_DEBIT),
                Set.of(PaymentMethodKind.PREPAID, PaymentMethodKind.CREDIT_CARD),
                NOW),
            Optional.of(PaymentMethodProblem.PAYMENT_METHOD_FAILED));
    PaymentMethod method = new PaymentMethod(PaymentMethodKind.PREPAID, "tok_12345678");
    return Stream.of(
        new ReactivationState.Received(NOW),
        new ReactivationState.Accepted(new Ordered(Optional.of(NOW), true)),
        offer,
        new ReactivationState.VerifyingPaymentMethod(
            offer, method, new UUID(1, 2), true, Optional.of(NOW)),
        new ReactivationState.ConditionAccepted(
            PaymentMethodKind.PREPAID, "v-1", new Ordered(Optional.empty(), false)),
        new ReactivationState.Third(new Answer.ReferToAgent(), Optional.of(new UUID(3, 4))),
        new ReactivationState.Third(new Answer.PayDeposit(Money.of(1, "EUR")), Optional.empty()),
        new ReactivationState.ThirdAwaited(new Answer.WaitUntil(NOW), NOW),
        new ReactivationState.Blocked(Restriction.FRAUD),
        new ReactivationState.Reactivated(Optional.of(PaymentMethodKind.PREPAID), NOW, "r"),
        new ReactivationState.Declined(DeclineReason.OFFER_DECLINED),
        new ReactivationState.Expired(),
        new ReactivationState.Refused(Refusal.ACCOUNT_UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldReadEveryStateAsItWasWritten(ReactivationState state) {
    assertThat(DomainJson.read(DomainJson.write(state), ReactivationState.class)).isEqualTo(state);
  }

  @Test
  void shouldReadAnAccountAsItWasWritten() {
    assertThat(DomainJson.read(DomainJson.write(Accounts.good()), Account.class))
        .isEqualTo(Accounts.good());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void shouldReadADecisionAsItWasWritten(int devices) {
    Decision decision =
        DecisionMaker.decide(
            Policies.byDevices(1, 2, new ThirdResponse.ReferToAgent()),
            Evidence.of(Accounts.good(), devices, "EUR", NOW));

    assertThat(DomainJson.read(DomainJson.write(decision), Decision.class)).isEqualTo(decision);
  }

  /** Rows of earlier versions have to stay readable. */
  @Test
  void shouldKeepTheStoredFormOfAnOffer() {
    assertThat(
            DomainJson.write(
                new ConditionalOffer(
                    new Answer.AcceptOnCondition(
                        Optional.of(PaymentMethodKind.DIRECT_DEBIT),
                        Set.of(PaymentMethodKind.PREPAID),
                        NOW),
                    Optional.of(PaymentMethodProblem.PAYMENT_METHOD_FAILED))))
        .isEqualTo(
            """
            {"is":"ConditionalOffer","offer":{"is":"AcceptOnCondition","differsFrom":"DIRECT_DEBIT",\
            "anyOf":["PREPAID"],"expiresAt":"2026-11-23T10:00:00Z"},"lastProblem":"PAYMENT_METHOD_FAILED"}\
            """);
  }
}
