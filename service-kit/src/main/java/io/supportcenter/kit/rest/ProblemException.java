package io.supportcenter.kit.rest;

import io.supportcenter.kit.rest.Problem.FieldProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem; its transaction is rolled back. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of());
  }

  public ProblemException(ProblemCode code, String detail, List<FieldProblem> errors) {
    super(code.name() + ": " + detail);
    this.problem = Problem.of(code, detail, errors);
    this.retryAfter = Optional.empty();
  }

  /**
   * @param retryAfter the header Retry-After says so many seconds, rounded up
   */
  public ProblemException(ProblemCode code, String detail, Duration retryAfter) {
    super(code.name() + ": " + detail);
    this.problem = Problem.of(code, detail, List.of());
    this.retryAfter = Optional.of(retryAfter);
  }

  public Problem problem() {
    return problem;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
