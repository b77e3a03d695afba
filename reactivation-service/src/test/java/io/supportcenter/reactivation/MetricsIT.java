package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.testing.MetricNames;
import io.supportcenter.reactivation.problem.ReactivationProblem;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import io.supportcenter.reactivation.testing.ReactivationParts;
import org.junit.jupiter.api.Test;

/** The reasons in metrics are those of events and problems. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class MetricsIT extends MetricNames {

  MetricsIT() {
    super("outbox_reasons_total");
  }

  @Test
  void shouldCountEachReasonOfAnEvent() {
    assertThat(reasons("ReactivationDeclined")).isEqualTo(names(DeclineReason.values()));
    assertThat(reasons("ReactivationDecided")).containsAll(names(PrincipalReason.values()));
    assertThat(reasons("ReactivationRefused")).isNotEmpty();
  }

  @Test
  void shouldCountEachProblemCode() {
    assertThat(values("rest_problems_total", "code"))
        .isEqualTo(names(CommonProblem.values(), ReactivationProblem.values()));
  }
}
