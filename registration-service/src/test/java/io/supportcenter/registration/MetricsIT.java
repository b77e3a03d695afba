package io.supportcenter.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.testing.MetricNames;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.TakeBackOutcome.UnmatchedReason;
import org.junit.jupiter.api.Test;

/** The reasons in metrics are those of events and problems. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class MetricsIT extends MetricNames {

  MetricsIT() {
    super("outbox_reasons_total", "inbox_refused_total");
  }

  @Test
  void shouldCountEachReasonOfAnEvent() {
    assertThat(reasons("RegistrationRejected")).isEqualTo(names(RejectionReason.values()));
    assertThat(reasons("RegistrationPending"))
        .containsExactlyInAnyOrder(
            "PENDING_USER", "PENDING_CONSENT", "PENDING_SERIAL", "PENDING_PARTNER", "CONFLICT");
    assertThat(reasons("AssetWithdrawn"))
        .containsExactlyInAnyOrder(
            "RETURNED", "RECEIPT_VOIDED", "STOLEN", "END_OF_LIFE", "USER_ERASED", "OTHER_BUYER");
    assertThat(reasons("ReservationChanged"))
        .containsExactlyInAnyOrder("RESCHEDULED", "CORRECTED", "CANCELLED");
  }

  @Test
  void shouldCountEachReasonWhyAReceiptIsRefused() {
    assertThat(values("inbox_refused_total", "reason", "channel=\"receipts\""))
        .isEqualTo(
            names(
                ReceiptProblem.Reason.values(), UnmatchedReason.values(), CommonRefusal.values()));
  }

  @Test
  void shouldCountEachProblemCode() {
    assertThat(values("rest_problems_total", "code"))
        .isEqualTo(names(CommonProblem.values(), RegistrationProblem.values()));
  }
}
