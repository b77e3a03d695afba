package io.supportcenter.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the bodies of requests: only XML documents on the paths that are configured for them may
 * have {@code quarkus.http.limits.max-body-size}. A larger body is answered with 413 before it is
 * read; one that does not say its length, once it is too long.
 */
@ApplicationScoped
class BodyLimits {

  /** Before authentication, which has 200. */
  private static final int FIRST = 900;

  /** After Quarkus has set its limit, which has 2. */
  private static final int LAST = 1;

  private final ObjectMapper json;
  private final long documentBytesMax;
  private final long bytesMax;
  private final List<String> documentPaths;

  BodyLimits(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize documentMax,
      @ConfigProperty(name = "support-center.rest.max-body-size") MemorySize max,
      @ConfigProperty(name = "support-center.rest.document-paths")
          Optional<List<String>> documentPaths) {
    this.json = json;
    this.documentBytesMax = documentMax.asLongValue();
    this.bytesMax = Math.min(max.asLongValue(), documentBytesMax);
    this.documentPaths = documentPaths.orElse(List.of());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
    filters.register(this::limit, LAST);
  }

  private void check(RoutingContext context) {
    if (length(context.request()) > bytesMax(context.request())) {
      refuse(context);
    } else {
      context.next();
    }
  }

  private void limit(RoutingContext context) {
    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, bytesMax(context.request()));
    context.next();
  }

  private long bytesMax(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    boolean isDocument =
        documentPaths.contains(request.path()) && type != null && type.contains("xml");
    return isDocument ? documentBytesMax : bytesMax;
  }

  /** 0 when the request does not say it, or not as a number. */
  private static long length(HttpServerRequest request) {
    try {
      return Long.parseLong(request.getHeader("Content-Length"));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** The rest of the request is not read, so that the connection cannot be used again. */
  private void refuse(RoutingContext context) {
    Problem problem =
        Problem.of(
            CommonProblem.REQUEST_ENTITY_TOO_LARGE,
            "the body may have %d bytes".formatted(bytesMax(context.request())),
            List.of());
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Connection", "close")
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
