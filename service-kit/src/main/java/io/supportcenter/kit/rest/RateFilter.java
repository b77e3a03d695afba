package io.supportcenter.kit.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Answers a caller who asks too often with 429, before the body is read. */
@ApplicationScoped
class RateFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Duration ROUND_UP = Duration.ofSeconds(1).minusNanos(1);

  private final RateLimits limits;

  RateFilter(RateLimits limits) {
    this.limits = limits;
  }

  @ServerRequestFilter
  Optional<Response> limit(
      ContainerRequestContext request, SimpleResourceInfo resource, HttpServerRequest http) {
    return limits
        .take(rateClass(resource.getResourceClass(), request.getMethod()), caller(request, http))
        .map(RateFilter::refused);
  }

  private static RateClass rateClass(Class<?> resource, String method) {
    RateLimited limited = resource.getAnnotation(RateLimited.class);
    if (limited != null) {
      return limited.value();
    }
    return READING.contains(method) ? RateClass.READS : RateClass.COMMANDS;
  }

  /** Without a token, the address that the request is from. */
  private static String caller(ContainerRequestContext request, HttpServerRequest http) {
    Principal principal = request.getSecurityContext().getUserPrincipal();
    return principal instanceof JsonWebToken token
        ? "subject " + token.getSubject()
        : "address " + http.remoteAddress().hostAddress();
  }

  /** RFC 6585, section 4. */
  private static Response refused(Duration wait) {
    Response answer =
        Problem.of(
                CommonProblem.TOO_MANY_REQUESTS,
                "too many requests; the header Retry-After has the seconds to wait",
                List.of())
            .toResponse();
    answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wait.plus(ROUND_UP).toSeconds());
    return answer;
  }
}
