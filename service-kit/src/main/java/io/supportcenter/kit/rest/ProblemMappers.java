package io.supportcenter.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of the REST interface as a {@link Problem}. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration ROUND_UP = Duration.ofSeconds(1).minusNanos(1);
  private static final Set<Integer> LATER =
      Set.of(Status.SERVICE_UNAVAILABLE.getStatusCode(), Status.TOO_MANY_REQUESTS.getStatusCode());

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    Response answer = e.problem().toResponse();
    return LATER.contains(answer.getStatus())
        ? retryLater(answer, e.retryAfter().orElse(RETRY_AFTER))
        : answer;
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    List<FieldProblem> errors =
        e.getConstraintViolations().stream()
            .map(v -> new FieldProblem(field(v), v.getMessage()))
            .sorted(Comparator.comparing(FieldProblem::field))
            .toList();
    return Problems.invalid(errors).problem().toResponse();
  }

  // One for each type that Quarkus has a mapper of its own for, since the nearest type wins.
  @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
  Response malformed(JsonProcessingException e) {
    List<FieldProblem> errors = BodyFault.of(e).stream().toList();
    CommonProblem code =
        e instanceof UnrecognizedPropertyException
            ? CommonProblem.UNKNOWN_FIELD
            : CommonProblem.MALFORMED_BODY;
    return Problem.of(code, "the body does not match its schema", errors).toResponse();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException e) {
    Response answer = answer(CommonProblem.UNAUTHENTICATED, "a valid bearer token is needed");
    answer.getHeaders().putSingle("WWW-Authenticate", "Bearer");
    return answer;
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return answer(CommonProblem.FORBIDDEN, "not allowed for this token");
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException cause) {
      return malformed(cause);
    }
    Response.StatusType status = e.getResponse().getStatusInfo();
    return Problem.of(status, code(status).name(), status.getReasonPhrase(), List.of())
        .toResponse();
  }

  /** Jakarta REST answers 404 when a number in the query is malformed. */
  @ServerExceptionMapper
  Response notFound(NotFoundException e, UriInfo uri) {
    List<FieldProblem> wrong =
        e.getCause() instanceof NumberFormatException cause
            ? uri.getQueryParameters().entrySet().stream()
                .filter(parameter ->
                    parameter.getValue().stream().anyMatch(value -> isAbout(cause, value)))
                .map(parameter -> new FieldProblem(parameter.getKey(), "must be a whole number"))
                .toList()
            : List.of();
    return wrong.isEmpty() ? http(e) : Problems.invalid(wrong).problem().toResponse();
  }

  private static boolean isAbout(NumberFormatException fault, String value) {
    return String.valueOf(fault.getMessage()).contains('"' + value + '"');
  }

  @ServerExceptionMapper
  Response fault(RuntimeException e) {
    if (Faults.isTransient(e)) {
      LOG.warnf("request could not be served now: %s", Faults.describe(e));
      return retryLater(
          answer(CommonProblem.UNAVAILABLE, "a system that this service needs is unavailable"),
          RETRY_AFTER);
    }
    LOG.error("request failed", e);
    return answer(CommonProblem.INTERNAL, "an internal error, which is in the service's log");
  }

  /** Nothing is wrong with the request, and it may be repeated as it is. */
  private static Response retryLater(Response answer, Duration wait) {
    answer.getHeaders().putSingle("Retry-After", Math.toIntExact(wait.plus(ROUND_UP).toSeconds()));
    return answer;
  }

  private static CommonProblem code(Response.StatusType status) {
    return Arrays.stream(CommonProblem.values())
        .filter(code -> status.toEnum() != null && code.name().equals(status.toEnum().name()))
        .findFirst()
        .orElse(
            status.getFamily() == Family.SERVER_ERROR
                ? CommonProblem.INTERNAL
                : CommonProblem.BAD_REQUEST);
  }

  private static Response answer(ProblemCode code, String detail) {
    return Problem.of(code, detail, List.of()).toResponse();
  }

  /** The path without the method's name in front, and without the parameter's if it is a body. */
  private static String field(ConstraintViolation<?> violation) {
    List<String> nodes =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .map(Path.Node::toString)
            .toList();
    return String.join(".", nodes.subList(Math.min(2, nodes.size() - 1), nodes.size()));
  }
}
