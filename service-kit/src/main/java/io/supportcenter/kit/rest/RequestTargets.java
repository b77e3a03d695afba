package io.supportcenter.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Uuids;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers requests whose path, query or headers are not texts with 400, before anything looks at
 * them: a NUL would fail in the database, and a malformed percent-encoding in the router. UUIDs in
 * paths are read in small letters, whichever they are written in.
 */
@ApplicationScoped
class RequestTargets {

  /** Before authentication, which has 200, and CORS, which has 300. */
  private static final int PRIORITY = 1000;

  private final ObjectMapper json;
  private final ProblemMetrics metrics;
  private final List<String> bytePaths;

  /**
   * @param bytePaths paths whose queries hold bytes in another charset, which the resource decodes
   */
  RequestTargets(
      ObjectMapper json,
      ProblemMetrics metrics,
      @ConfigProperty(name = "support-center.rest.byte-query-paths")
          Optional<List<String>> bytePaths) {
    this.json = json;
    this.metrics = metrics;
    this.bytePaths = bytePaths.orElse(List.of());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<FieldProblem> wrong = path(request).or(() -> query(request)).or(() -> header(request));
    if (wrong.isPresent()) {
      answer(context.response(), wrong.get());
      return;
    }
    String path = Uuids.canonicalInPath(request.path());
    if (path.equals(request.path())) {
      context.next();
    } else {
      context.reroute(
          path + Optional.ofNullable(request.query()).map(query -> "?" + query).orElse(""));
    }
  }

  private static Optional<FieldProblem> path(HttpServerRequest request) {
    return Optional.ofNullable(request.path())
        .filter(path -> !RequestTarget.isPlain(path))
        .map(_ -> problem("path"));
  }

  private Optional<FieldProblem> query(HttpServerRequest request) {
    Optional<String> query = Optional.ofNullable(request.query());
    return bytePaths.contains(request.path())
        ? query.filter(text -> !RequestTarget.isEncoded(text)).map(_ -> problem("query"))
        : query.flatMap(RequestTarget::wrongParameter).map(RequestTargets::problem);
  }

  private static Optional<FieldProblem> header(HttpServerRequest request) {
    return request.headers().entries().stream()
        .filter(header -> !Text.isPlainLines(header.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(RequestTargets::problem);
  }

  private static FieldProblem problem(String field) {
    return new FieldProblem(field, "must be percent-encoded UTF-8 without control characters");
  }

  private void answer(HttpServerResponse response, FieldProblem wrong) {
    Problem problem =
        Problem.of(
            CommonProblem.BAD_REQUEST,
            "the request has characters that no text has",
            List.of(wrong));
    metrics.count(problem);
    response
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
