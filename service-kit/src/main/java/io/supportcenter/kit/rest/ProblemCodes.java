package io.supportcenter.kit.rest;

import java.util.List;

/**
 * The codes that a service answers with, besides {@link CommonProblem}. A bean of each service:
 * their counters begin at zero.
 */
public record ProblemCodes(List<ProblemCode> codes) {

  public ProblemCodes(ProblemCode... codes) {
    this(List.of(codes));
  }
}
