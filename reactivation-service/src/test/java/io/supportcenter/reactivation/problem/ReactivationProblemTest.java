package io.supportcenter.reactivation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.reactivation.reactivation.AcceptanceProblem;
import io.supportcenter.reactivation.reactivation.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReactivationProblemTest {

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void shouldHaveACodeForEveryRefusal(Refusal refusal) {
    assertThat(ReactivationProblem.valueOf(refusal.name()).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @EnumSource(AcceptanceProblem.class)
  void shouldHaveACodeForEveryReasonNotToTakeAPaymentMethod(AcceptanceProblem problem) {
    assertThat(ReactivationProblem.valueOf(problem.name()).status()).isBetween(409, 422);
  }
}
