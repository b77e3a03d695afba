package io.supportcenter.activation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.activation.ActivationReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationProblemTest {

  @ParameterizedTest
  @EnumSource(ActivationReason.class)
  void shouldHaveACodeForEveryReasonToRefuse(ActivationReason reason) {
    assertThat(ActivationProblem.valueOf(reason.name()).status()).isEqualTo(422);
  }
}
