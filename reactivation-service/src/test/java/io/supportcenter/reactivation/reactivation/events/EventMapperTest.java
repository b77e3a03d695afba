package io.supportcenter.reactivation.reactivation.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.ReactivationReason;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.events.PaymentMethodKindMapper;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventMapperTest {

  @Test
  void shouldHaveTheSameReasonsInEventsAsInTheDomain() {
    assertThat(Arrays.stream(ReactivationReason.values()).skip(1).map(Enum::name))
        .containsExactlyElementsOf(
            Arrays.stream(PrincipalReason.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @EnumSource(PaymentMethodKind.class)
  void shouldMapPaymentMethodsBothWays(PaymentMethodKind kind) {
    assertThat(PaymentMethodKindMapper.fromEvent(PaymentMethodKindMapper.toEvent(kind)))
        .isEqualTo(kind);
  }
}
