package io.supportcenter.smsactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.testing.MetricNames;
import io.supportcenter.smsactivation.activation.ActivationOutcome;
import io.supportcenter.smsactivation.charge.DenialReason;
import io.supportcenter.smsactivation.problem.SmsActivationProblem;
import io.supportcenter.smsactivation.testing.SmsParts;
import org.junit.jupiter.api.Test;

/** The reasons in metrics are those of events and problems. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class MetricsIT extends MetricNames {

  MetricsIT() {
    super(
        "outbox_reasons_total",
        "sms_messages_total",
        "sms_replies_total",
        "payments_lockouts_total",
        "commands_waiting",
        "commands_together");
  }

  @Test
  void shouldCountEachReasonOfAnEvent() {
    assertThat(reasons("ChargeDenied")).isEqualTo(names(DenialReason.values()));
  }

  @Test
  void shouldCountEachOutcomeOfAnSms() {
    assertThat(values("sms_messages_total", "outcome"))
        .isEqualTo(names(ActivationOutcome.values()));
  }

  @Test
  void shouldCountEachProblemCode() {
    assertThat(values("rest_problems_total", "code"))
        .isEqualTo(names(CommonProblem.values(), SmsActivationProblem.values()));
  }
}
