package io.supportcenter.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers problems to requests that do not get as far as a resource. */
@ApplicationScoped
class EarlyAnswers {

  private final ObjectMapper json;
  private final ProblemMetrics metrics;

  EarlyAnswers(ObjectMapper json, ProblemMetrics metrics) {
    this.json = json;
    this.metrics = metrics;
  }

  void refuse(RoutingContext context, Problem problem) {
    metrics.count(problem);
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(write(problem));
  }

  private String write(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable", e);
    }
  }
}
