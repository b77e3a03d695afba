package io.supportcenter.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.activation.ActivationReason;
import io.supportcenter.activation.activation.DeactivationProblem;
import io.supportcenter.activation.activation.DeactivationReason;
import io.supportcenter.activation.problem.ActivationProblem;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.testing.MetricNames;
import org.junit.jupiter.api.Test;

/** The reasons in metrics are those of events and problems. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class MetricsIT extends MetricNames {

  MetricsIT() {
    super("outbox_reasons_total");
  }

  @Test
  void shouldCountEachReasonOfAnEvent() {
    assertThat(reasons("ActivationRejected")).isEqualTo(names(ActivationReason.values()));
    assertThat(reasons("ActivationFailed")).isEqualTo(names(ActivationReason.values()));
    assertThat(reasons("ServiceDeactivated")).isEqualTo(names(DeactivationReason.values()));
    assertThat(reasons("ServiceDeactivating")).isEqualTo(names(DeactivationReason.values()));
    assertThat(reasons("DeactivationStalled")).isEqualTo(names(DeactivationProblem.values()));
  }

  @Test
  void shouldCountEachProblemCode() {
    assertThat(values("rest_problems_total", "code"))
        .isEqualTo(names(CommonProblem.values(), ActivationProblem.values()));
  }
}
