package io.supportcenter.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.testing.MetricNames;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.proactive.disruption.VendorEventProblem;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.SessionOutcome;
import io.supportcenter.proactive.testing.ProactiveParts;
import org.junit.jupiter.api.Test;

/** The reasons in metrics are those of events and problems. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class MetricsIT extends MetricNames {

  MetricsIT() {
    super("outbox_reasons_total", "live_sessions");
  }

  @Test
  void shouldCountEachReasonOfAnEvent() {
    assertThat(reasons("LiveSessionEnded")).isEqualTo(names(SessionOutcome.values()));
    assertThat(reasons("RescheduleRefused")).isNotEmpty();
  }

  @Test
  void shouldCountEachReasonWhyAVendorsEventIsRefused() {
    assertThat(values("inbox_refused_total", "reason", "channel=\"vendor-events\""))
        .isEqualTo(names(CommonRefusal.values(), VendorEventProblem.Reason.values()));
  }

  @Test
  void shouldShowLiveSessionsByState() {
    assertThat(values("live_sessions", "state"))
        .containsExactlyInAnyOrder("REQUESTED", "QUEUED", "OFFERED", "ACTIVE", "WRAP_UP");
  }

  @Test
  void shouldCountEachProblemCode() {
    assertThat(values("rest_problems_total", "code"))
        .isEqualTo(names(CommonProblem.values(), ProactiveProblem.values()));
  }
}
