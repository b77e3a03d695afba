package io.supportcenter.kit.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Counts the problems that requests are answered with, by code, from zero on. */
@ApplicationScoped
class ProblemMetrics {

  private final MeterRegistry metrics;
  private final Instance<ProblemCodes> ofService;

  ProblemMetrics(MeterRegistry metrics, Instance<ProblemCodes> ofService) {
    this.metrics = metrics;
    this.ofService = ofService;
  }

  void start(@Observes StartupEvent event) {
    Stream.concat(
            Arrays.stream(CommonProblem.values()),
            ofService.stream().map(ProblemCodes::codes).flatMap(Collection::stream))
        .forEach(code -> counter(code.name()));
  }

  @ServerResponseFilter
  void count(ContainerResponseContext answer) {
    if (answer.getEntity() instanceof Problem problem) {
      count(problem);
    }
  }

  void count(Problem problem) {
    counter(problem.code()).increment();
  }

  private Counter counter(String code) {
    return metrics.counter("rest.problems", "code", code);
  }
}
