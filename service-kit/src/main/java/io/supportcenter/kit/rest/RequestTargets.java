package io.supportcenter.kit.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Uuids;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/**
 * Answers requests whose path and query are too long with 414, and those whose path, query or
 * headers are not texts with 400, before anything looks at them: a NUL would fail in the database,
 * and a malformed percent-encoding in the router. UUIDs in paths are read in small letters,
 * whichever they are written in.
 */
@ApplicationScoped
class RequestTargets {

  /** Before authentication, which has 200, and CORS, which has 300. */
  private static final int PRIORITY = 1000;

  private static final Set<String> COMMON_TYPES = Set.of("*/*", "application/json");

  private final EarlyAnswers answers;
  private final int lengthMax;
  private final List<String> bytePaths;

  /**
   * @param bytePaths paths whose queries hold bytes in another charset, which the resource decodes
   */
  RequestTargets(
      EarlyAnswers answers,
      @ConfigProperty(name = "support-center.rest.max-target-length") int lengthMax,
      @ConfigProperty(name = "support-center.rest.byte-query-paths")
          Optional<List<String>> bytePaths) {
    this.answers = answers;
    this.lengthMax = lengthMax;
    this.bytePaths = bytePaths.orElse(List.of());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.uri().length() > lengthMax && !bytePaths.contains(request.path())) {
      answers.refuse(context, tooLong());
      return;
    }
    Optional<FieldProblem> wrong =
        path(request)
            .or(() -> query(request))
            .or(() -> header(request))
            .or(() -> mediaTypes(request));
    if (wrong.isPresent()) {
      answers.refuse(context, notText(wrong.get()));
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

  /** Else they are parsed only when the answer is written: after what it is about was done. */
  private static Optional<FieldProblem> mediaTypes(HttpServerRequest request) {
    return Stream.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE)
        .filter(header -> !areMediaTypes(request.getHeader(header)))
        .findFirst()
        .map(header -> new FieldProblem(header, "must be of media types"));
  }

  private static boolean areMediaTypes(String text) {
    if (text == null || COMMON_TYPES.contains(text)) {
      return true;
    }
    try {
      return !MediaTypeHelper.parseHeader(text).isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static FieldProblem problem(String field) {
    return new FieldProblem(field, "must be percent-encoded UTF-8 without control characters");
  }

  private static Problem notText(FieldProblem wrong) {
    return Problem.of(
        CommonProblem.BAD_REQUEST,
        "path, query or headers of the request are malformed",
        List.of(wrong));
  }

  private Problem tooLong() {
    return Problem.of(
        CommonProblem.REQUEST_URI_TOO_LONG,
        "path and query may have %d characters".formatted(lengthMax),
        List.of());
  }
}
