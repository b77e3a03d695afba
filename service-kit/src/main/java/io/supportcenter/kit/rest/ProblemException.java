package io.supportcenter.kit.rest;

import io.supportcenter.kit.rest.Problem.FieldProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Ends a request with a problem; its transaction is rolled back. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Response.StatusType status, String code, String detail) {
    this(status, code, detail, List.of());
  }

  public ProblemException(
      Response.StatusType status, String code, String detail, List<FieldProblem> errors) {
    super(code + ": " + detail);
    this.problem = Problem.of(status, code, detail, errors);
  }

  public Problem problem() {
    return problem;
  }
}
