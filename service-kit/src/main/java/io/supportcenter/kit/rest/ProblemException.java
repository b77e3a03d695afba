package io.supportcenter.kit.rest;

import io.supportcenter.kit.rest.Problem.FieldProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Ends a request with a problem; its transaction is rolled back. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of());
  }

  public ProblemException(ProblemCode code, String detail, List<FieldProblem> errors) {
    this(Problem.of(code, detail, errors));
  }

  /** For codes that are not in an enum yet. */
  public ProblemException(Response.StatusType status, String code, String detail) {
    this(status, code, detail, List.of());
  }

  /** For codes that are not in an enum yet. */
  public ProblemException(
      Response.StatusType status, String code, String detail, List<FieldProblem> errors) {
    this(Problem.of(status, code, detail, errors));
  }

  private ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
