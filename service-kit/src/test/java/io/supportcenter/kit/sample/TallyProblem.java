package io.supportcenter.kit.sample;

import io.supportcenter.kit.rest.ProblemCode;

/** Why the sample's tallies refuse. */
enum TallyProblem implements ProblemCode {
  TOO_MUCH;

  @Override
  public int status() {
    return 409;
  }
}
