package io.supportcenter.reactivation.reactivation.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.ReactivationBlock;
import io.supportcenter.events.ReactivationDecline;
import io.supportcenter.events.ReactivationReason;
import io.supportcenter.events.ReactivationRefusal;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.account.events.PaymentMethodKindMapper;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.reactivation.Refusal;
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
  @EnumSource(DeclineReason.class)
  void shouldHaveEveryDeclineReasonInEvents(DeclineReason reason) {
    assertThat(ReactivationDecline.valueOf(reason.name()).name()).isEqualTo(reason.name());
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void shouldHaveEveryRefusalInEvents(Refusal reason) {
    assertThat(ReactivationRefusal.valueOf(reason.name()).name()).isEqualTo(reason.name());
  }

  @ParameterizedTest
  @EnumSource(Restriction.class)
  void shouldHaveEveryRestrictionInEvents(Restriction restriction) {
    assertThat(ReactivationBlock.valueOf(restriction.name()).name()).isEqualTo(restriction.name());
  }

  @ParameterizedTest
  @EnumSource(PaymentMethodKind.class)
  void shouldMapPaymentMethodsBothWays(PaymentMethodKind kind) {
    assertThat(PaymentMethodKindMapper.fromEvent(PaymentMethodKindMapper.toEvent(kind)))
        .isEqualTo(kind);
  }
}
