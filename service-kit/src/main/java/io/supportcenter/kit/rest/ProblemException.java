package io.supportcenter.kit.rest;

import io.supportcenter.kit.rest.Problem.FieldProblem;
import java.util.List;

/** Ends a request with a problem; its transaction is rolled back. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of());
  }

  public ProblemException(ProblemCode code, String detail, List<FieldProblem> errors) {
    super(code.name() + ": " + detail);
    this.problem = Problem.of(code, detail, errors);
  }

  public Problem problem() {
    return problem;
  }
}
