package io.supportcenter.kit.rest;

import io.supportcenter.kit.rest.Problem.FieldProblem;
import java.util.List;

/** Problems that every service answers with, in the same words. */
public final class Problems {

  private Problems() {}

  /** The same for what does not exist and for what belongs to somebody else. */
  public static ProblemException notFound() {
    return new ProblemException(CommonProblem.NOT_FOUND, "no such resource for this token");
  }

  /** One field is to blame. */
  public static ProblemException invalid(String field, String reason) {
    return invalid(List.of(new FieldProblem(field, reason)));
  }

  public static ProblemException invalid(List<FieldProblem> errors) {
    return new ProblemException(CommonProblem.VALIDATION, "fields are missing or wrong", errors);
  }
}
