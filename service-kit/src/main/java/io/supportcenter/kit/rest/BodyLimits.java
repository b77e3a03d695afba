package io.supportcenter.kit.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

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

  private static final long UNLIMITED = -1;

  private final EarlyAnswers answers;
  private final long documentBytesMax;
  private final long bytesMax;
  private final List<String> documentPaths;

  BodyLimits(
      EarlyAnswers answers,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize documentMax,
      @ConfigProperty(name = "support-center.rest.max-body-size") MemorySize max,
      @ConfigProperty(name = "support-center.rest.document-paths")
          Optional<List<String>> documentPaths) {
    this.answers = answers;
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

  /** Quarkus would answer without a problem. */
  private void limit(RoutingContext context) {
    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, UNLIMITED);
    context.next();
  }

  @ServerRequestFilter
  void bound(ContainerRequestContext request, HttpServerRequest http) {
    if (http.getHeader("Content-Length") == null) {
      request.setProperty(BodyReading.BYTES_MAX, bytesMax(http));
    }
  }

  @ServerExceptionMapper
  Response tooLarge(BoundedBody.TooLarge body, HttpServerRequest request) {
    Response answer = problem(body.bytesMax()).toResponse();
    if (hasConnectionOfItsOwn(request)) {
      answer.getHeaders().putSingle("Connection", "close");
    }
    return answer;
  }

  /** Not one of the requests that share a connection: it is closed, since the rest is not read. */
  private static boolean hasConnectionOfItsOwn(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_2;
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
    if (hasConnectionOfItsOwn(context.request())) {
      context.response().putHeader("Connection", "close");
    }
    answers.refuse(context, problem(bytesMax(context.request())));
  }

  private static Problem problem(long bytesMax) {
    return Problem.of(
        CommonProblem.REQUEST_ENTITY_TOO_LARGE,
        "the body may have %d bytes".formatted(bytesMax),
        List.of());
  }
}
